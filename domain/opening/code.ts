import { accounts, appointments } from '@domain/account/account'
import { myAccount } from '@domain/account/ensure'
import { areas } from '@domain/area/area'
import type { Appointment } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { me } from '@domain/kernel/guard'
import { Words } from '@domain/kernel/input'
import { command, query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { openingTries } from './opening'

/** 头几次输错不用等；从第几次起要等。 */
const FREE_TRIES = 3
/** 第一次要等几分钟，以后每错一次加倍，最多等一天。 */
const FIRST_WAIT = 5
const LONGEST_WAIT = 24 * 60

/** 码不对、用过了、已经有区了、还在等，都是这一句：猜的人分不出是哪一种。 */
export const NOT_OPENED =
  '没有开成。请照部署的人给的开区码再核对一遍，码只能用一次；连着输错要等一会儿才能再试。'

export interface OpeningState {
  readonly opened: boolean
}

/** 开区了没有。开区的页面先问它。 */
export const state = query({
  door: 'anyone',
  input: v.strictObject({}),
  run: async (_, ctx): Promise<OpeningState> => ({
    opened: (await ctx.store.get(areas, 'D')) !== null,
  }),
})

/** 开区的结果；没开成时 `why` 是怎么办。输错的次数要存下来，所以不抛错。 */
export interface OpeningOutcome {
  readonly opened: boolean
  readonly why: string | null
}

const refused: OpeningOutcome = { opened: false, why: NOT_OPENED }

/** 凭开区码当上区管理员，区也从这里开始有。两个人同时来，后写的会读到区已经有了。 */
export const open = command({
  door: 'consented',
  input: v.strictObject({
    code: Words('开区码', 1, 100),
    name: Words('区的名字', 2, 30),
    areaCode: v.pipe(
      v.string(),
      v.trim(),
      v.regex(/^\d{6}(0{6})?$/, '区划代码是 6 位或 12 位数字，请检查。'),
    ),
  }),
  async run({ code, name, areaCode }, ctx): Promise<OpeningOutcome> {
    const account = await myAccount(ctx)
    const id = openingId(ctx)
    if (account.appointments.some((a) => a.id === id)) return { opened: true, why: null }
    if ((await ctx.store.get(areas, 'D')) !== null) return refused
    if (!(await rightCode(ctx, code))) return refused
    const held: Appointment = {
      ...{ id, role: 'district', areaId: 'D', areaName: name, from: ctx.now, to: null },
    }
    ctx.store.create(areas, {
      ...{ _id: 'D', rev: 1, kind: 'district', name, parentId: null },
      ...{ code: areaCode, serial: null },
    })
    const who = ctx.vault.seal({ name: '首位区管理员' })
    const record = { _id: id, rev: 1, accountId: account._id, phoneDigest: null, name: who }
    ctx.store.create(appointments, { ...held, ...record })
    ctx.store.put(accounts, { ...account, appointments: [...account.appointments, held] })
    return { opened: true, why: null }
  },
})

/** 同一次请求重发，认得出是自己刚开的。 */
const openingId = (ctx: Context) => ctx.vault.digest('opening', me(ctx), ctx.requestId)

/** 核对开区码，记下错的次数；要等的时候对错都不看。 */
async function rightCode(ctx: Context, code: string): Promise<boolean> {
  const before = await ctx.store.get(openingTries, me(ctx))
  if (before?.until && ctx.now < before.until) return false
  if (ctx.platform.isOpeningCode(code)) return true
  const wrong = (before?.wrong ?? 0) + 1
  const wait = Math.min(FIRST_WAIT * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT)
  const until = wrong >= FREE_TRIES ? addMinutes(ctx.now, wait) : null
  if (before) ctx.store.put(openingTries, { ...before, wrong, until })
  else ctx.store.create(openingTries, { _id: me(ctx), rev: 1, wrong, until })
  return false
}
