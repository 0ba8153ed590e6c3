import { carryJob, dueJobs } from '@domain/accountcare/job'
import { dueAppointments, ringAppointment } from '@domain/appointment/ring'
import { dueServices, followService } from '@domain/follow/follow'
import { dueFunds, keepFund } from '@domain/fund/keep'
import { dueGifts, followGift } from '@domain/gift/due'
import { dueRoundups, sendRoundup } from '@domain/helper/roundup'
import { dueSuggestions, suggestWish } from '@domain/helper/suggest'
import { AppError } from '@domain/kernel/errors'
import type { AnyUseCase } from '@domain/kernel/useCase'
import { dueBooks, keepBooks } from '@domain/points/books'
import { dueWallets, ringWallet } from '@domain/points/expiry'
import { closeRanking, dueRankings } from '@domain/points/ranking-close'
import { dueReports, ringOne } from '@domain/reportin/due'
import { dueRedemptions, dueShelves, ringRedemption, sweepShelf } from '@domain/shop/due'
import { duePlaces, dueQueues, lapsePlace, serveQueue } from '@domain/shop/queue-due'
import { dueLowStock, tellLowStock } from '@domain/stock/low'
import { closeQuarter, dueQuarters } from '@domain/stock/quarter-due'
import { dueStocktakes, ringStocktake } from '@domain/stock/stocktake-due'
import { dueUnitReportIns, ringUnitReportIn } from '@domain/unit/due'
import { dueWishes, ringWish } from '@domain/wish/due'
import { perform } from '../_shared/perform'
import { reply } from '../_shared/serve'

const system = { requestId: 'timer', openid: '' }

/** 一件定时的事：怎么找到到点的，怎么办一个。 */
interface Errand {
  readonly name: string
  readonly due: typeof dueWishes
  readonly one: AnyUseCase
  /** 一个一个来：几个心愿会挑到同一个人，两个人同时请假会互相顶班，一起办只会互相撞。 */
  readonly inTurn?: true
}

/** 先看谁请假、谁回来；再过问（可能又要挑人），再挑人，再告诉挑到的人。 */
const errands: readonly Errand[] = [
  { name: 'ringAppointment', due: dueAppointments, one: ringAppointment, inTurn: true },
  { name: 'ringWish', due: dueWishes, one: ringWish },
  { name: 'ringReport', due: dueReports, one: ringOne },
  // 一个人可能有好几次服务，一起办只会互相撞。
  { name: 'followService', due: dueServices, one: followService, inTurn: true },
  { name: 'suggestWish', due: dueSuggestions, one: suggestWish, inTurn: true },
  { name: 'sendRoundup', due: dueRoundups, one: sendRoundup },
  { name: 'ringUnitReportIn', due: dueUnitReportIns, one: ringUnitReportIn },
  // 到点的多半是同一家超市同一刻关门，一起退只会互相撞。
  { name: 'ringRedemption', due: dueRedemptions, one: ringRedemption, inTurn: true },
  // 封存在前：月初先把上个月的排名定下来。
  { name: 'closeRanking', due: dueRankings, one: closeRanking, inTurn: true },
  { name: 'ringWallet', due: dueWallets, one: ringWallet },
  { name: 'sweepShelf', due: dueShelves, one: sweepShelf },
  { name: 'followGift', due: dueGifts, one: followGift },
  // 先收回到期没换的，再照先后给后面的人。
  { name: 'lapsePlace', due: duePlaces, one: lapsePlace, inTurn: true },
  { name: 'serveQueue', due: dueQueues, one: serveQueue },
  { name: 'keepBooks', due: dueBooks, one: keepBooks, inTurn: true },
  // 接在入账后面：占着多少钱要看刚入的账。
  { name: 'keepFund', due: dueFunds, one: keepFund, inTurn: true },
  { name: 'tellLowStock', due: dueLowStock, one: tellLowStock },
  { name: 'ringStocktake', due: dueStocktakes, one: ringStocktake },
  { name: 'closeQuarter', due: dueQuarters, one: closeQuarter },
  { name: 'carryJob', due: dueJobs, one: carryJob, inTurn: true },
]

/** 一样事一步一步做的，一次最多做多久，毫秒；余下的等下一次，免得函数六十秒超时，后面的事轮不到。 */
const PATIENCE = 20_000

/** 办一个；要分几步的，一步一步做到完，或者做到时候。 */
async function untilDone(one: Errand['one'], name: string, id: string): Promise<void> {
  const until = performance.now() + PATIENCE
  while (performance.now() < until) {
    const done: unknown = await perform(one, { name, input: { id }, ...system })
    if (!(done as { more?: boolean }).more) return
  }
}

/** 把到点的办完，各自一个工作单元，一个出错不连累别的。返回办成几个。 */
async function run({ name, due, one, inTurn }: Errand): Promise<number> {
  const ids = await perform(due, { name: `${name}:due`, input: {}, ...system })
  const work = (id: string) => reply(name, () => untilDone(one, name, id))
  const done = []
  if (inTurn) for (const id of ids) done.push(await work(id))
  else done.push(...(await Promise.all(ids.map(work))))
  return done.filter((answer) => answer.ok).length
}

/** 每五分钟一次：到点的事逐样办。返回办了几件。 */
export function main() {
  return reply('alarm', async () => {
    if (process.env.TRIGGER_SRC !== 'timer')
      throw new AppError('FORBIDDEN', '这个函数只由定时任务触发。')
    let done = 0
    for (const errand of errands) {
      const answer = await reply(errand.name, () => run(errand))
      done += answer.ok ? Number(answer.data) : 0
    }
    return { done }
  })
}
