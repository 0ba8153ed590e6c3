import { noteLook } from '@domain/account/look'
import { areasOf, areasOnDuty, communityStaff, doorstepRoles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { visibleWish } from './find'
import { type PaperNews, paperNews, SHEETS_LIMIT } from './paper-words'
import { presentCard, type WishCard } from './present'
import { maySlip } from './relations'
import { slipCode, slipToken } from './slip'
import { type Contact, type Wish, wishes } from './wish'

/** 扫纸条打开的页面。 */
export const SLIP_PAGE = 'features/wish/pages/slip/index'

/** 一片地方一次列出多少张要送的；再多先送完眼前的。 */
const DUE_LIMIT = 50

/** 能按楼送纸条的人：社区、网格员、楼栋长。 */
const paperRoles = [...communityStaff, ...doorstepRoles]

/** 他那一片要送的回音纸条，同一栋楼的排在一起。 */
export async function papersDue(ctx: Context): Promise<WishCard[]> {
  // 请假的网格员这里不列，由代班的人送。
  const areas = areasOnDuty(ctx.actor, paperRoles, ctx.now)
  const found = await Promise.all(
    areas.map((within) =>
      ctx.store.list(wishes, {
        where: { kind: 'wish', paperDue: true, within },
        orderBy: '-order',
        limit: DUE_LIMIT,
      }),
    ),
  )
  const distinct = new Map(found.flat().map((wish) => [wish._id, wish]))
  const mine = [...distinct.values()].filter((wish) => maySlip(wish, ctx.actor))
  const byBuilding = mine.sort((a, b) => (a.place.areaId < b.place.areaId ? -1 : 1))
  return byBuilding.map((wish) => presentCard(wish, ctx.actor))
}

/** 要送的回音纸条。一次调用。 */
export const papers = query({
  door: 'consented',
  input: v.strictObject({}),
  async run(_, ctx): Promise<WishCard[]> {
    if (areasOf(ctx.actor, paperRoles).length === 0)
      throw new AppError('FORBIDDEN', '回音纸条由网格员、楼栋长和社区来送。')
    return papersDue(ctx)
  },
})

/** 一张纸条（A6）：许愿时给他的，有了回音就连回音一起印。 */
export interface Sheet {
  readonly id: string
  readonly no: string
  readonly name: string
  readonly calledName: string
  readonly community: string
  readonly grid: string
  readonly building: string | null
  readonly room: string | null
  readonly text: string
  readonly code: string
  readonly imageUrl: string | null
  readonly news: PaperNews
}

async function sheetOf(ctx: Context, id: string): Promise<[Wish, Contact]> {
  const wish = await visibleWish(ctx, id)
  if (!maySlip(wish, ctx.actor))
    throw new AppError(
      'FORBIDDEN',
      '纸条由代许的人、网格员、楼栋长和社区来印，办事的人自己不能印。',
    )
  return [wish, ctx.vault.open<Contact>(wish.wish.contact)]
}

/** 印几张纸条。是命令，因为上面有门牌和四位码，每一张都要记下是谁印的。 */
export const sheets = command({
  door: 'consented',
  input: v.strictObject({
    ids: v.pipe(
      v.array(Id),
      v.minLength(1, '请选要印的纸条。'),
      v.maxLength(SHEETS_LIMIT, `一次最多印 ${SHEETS_LIMIT} 张，请分几次印。`),
    ),
  }),
  async run({ ids }, ctx): Promise<Sheet[]> {
    const wanted = await Promise.all([...new Set(ids)].map((id) => sheetOf(ctx, id)))
    const files = await Promise.all(
      wanted.map(([wish]) => ctx.platform.sceneCode(slipToken(ctx.vault, wish._id), SLIP_PAGE)),
    )
    const urls = await ctx.platform.fileUrls(files)
    await Promise.all(wanted.map(([wish]) => noteLook(ctx, wish._id)))
    return wanted.map(([wish, { name, room }], i) => ({
      ...{ id: wish._id, no: wish.no, name, room },
      calledName: wish.wish.calledName,
      community: wish.place.community,
      grid: wish.place.grid,
      building: wish.place.building,
      text: wish.wish.text,
      code: slipCode(ctx.vault, wish._id),
      imageUrl: urls.get(files[i] ?? '') ?? null,
      news: paperNews(wish),
    }))
  },
})
