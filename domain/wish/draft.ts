import { accounts } from '@domain/account/account'
import { ancestor, type Place } from '@domain/area/area'
import { type AreaView, areasBelow, BUILDINGS_LIMIT, presentArea } from '@domain/area/below'
import { type Choices, choicesIn, homeFor, landingOf } from '@domain/area/landing'
import { placeOf } from '@domain/area/usecases'
import { salutations } from '@domain/kernel/called'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { visibleWish } from './find'
import type { WishFormInput } from './form'
import { uploadFolder } from './media'
import { isAsker } from './relations'
import type { Contact } from './wish'

export interface DraftView extends Omit<WishFormInput, 'salutation' | 'proxy'> {
  readonly salutation: string
  readonly rejectedFor: string | null
  /** 社区上次听写的文字；语音不换、自己也不写字，就还用它。 */
  readonly transcript: string | null
}

export interface StartView {
  /** 扫码或常住的网格；都没有就由页面请他选。 */
  readonly place: Place | null
  readonly buildings: readonly AreaView[]
  /** 扫的是社区的码：请他在这个社区的网格里选。 */
  readonly choices: Choices | null
  /** 扫的码认不出来（作废或印错），页面据此说一句话。 */
  readonly unknownScene: boolean
  /** 扫的是站点报到的码：不是坏了，是另一种。 */
  readonly depotScene: boolean
  readonly phone: string | null
  /** 同意过隐私指引没有；没有就先问，再传照片和语音。 */
  readonly consented: boolean
  /** 照片和语音传到哪个文件夹；游客没有。 */
  readonly uploadFolder: string | null
  readonly templates: readonly string[]
  /** 改好再发时，原来填的内容。 */
  readonly old: DraftView | null
}

/** 被退回的心愿，取回自己填过的内容来改。只给许愿人自己。 */
async function draftOf(ctx: Context, id: string): Promise<DraftView> {
  const wish = await visibleWish(ctx, id)
  if (!isAsker(wish, ctx.actor))
    throw new AppError('FORBIDDEN', '只有许愿人自己（或代许的人）能修改心愿。')
  const { category, text, voice, pictures, calledName, contact, rejectedFor } = wish.wish
  const heard = voice?.transcribed ? text : null
  const { guardian, ...reach } = ctx.vault.open<Contact>(contact)
  const salutation = salutations.find((s) => calledName.endsWith(s)) ?? ''
  return {
    areaId: wish.place.areaId,
    category,
    text: heard === null ? text : '',
    transcript: heard,
    voice: voice && { fileId: voice.source, seconds: voice.seconds },
    pictures: pictures.map((p) => p.source),
    salutation,
    rejectedFor,
    guardian: guardian ? { name: guardian, agreed: true } : null,
    ...reach,
  }
}

/**
 * 打开许愿页要知道的一切：场景令牌 → 网格 → 楼栋，他自己的手机号，改好再发时还有原来的内容。
 * 一次调用。
 */
export const start = query({
  door: 'anyone',
  input: v.strictObject({
    scene: v.optional(Id),
    areaId: v.optional(Id),
    id: v.optional(Id),
  }),
  async run({ scene, areaId, id }, ctx): Promise<StartView> {
    const { actor, store, vault } = ctx
    const [landing, account, old] = await Promise.all([
      landingOf(ctx, scene),
      actor.accountId ? store.get(accounts, actor.accountId) : null,
      id ? draftOf(ctx, id) : null,
    ])
    const home = homeFor(landing, account?.homeId ?? null)
    const known = areaId ?? old?.areaId ?? landing.areaId ?? home ?? ''
    const gridId = ancestor(known, 'grid')
    const [place, buildings, choices] = await Promise.all([
      gridId ? placeOf(ctx, gridId) : null,
      gridId ? areasBelow(ctx, gridId, BUILDINGS_LIMIT) : [],
      landing.communityId ? choicesIn(ctx, landing.communityId) : null,
    ])
    return {
      place,
      buildings: buildings.map(presentArea),
      choices,
      ...{ unknownScene: landing.unknown, depotScene: landing.depot },
      phone: account?.phone ? vault.open<{ phone: string }>(account.phone).phone : null,
      consented: actor.consented,
      uploadFolder: actor.accountId ? uploadFolder(ctx) : null,
      templates: Object.values(ctx.platform.templates),
      old,
    }
  },
})
