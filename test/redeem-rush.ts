import type { RedemptionView } from '@domain/shop/present'
import type { Redemption } from '@domain/shop/redemption'
import type { Shelf } from '@domain/shop/shop'
import { inTurn } from '@/shared/cloud/turn'
import { CloudError } from '../localcloud/errors'
import { type Answer, type District, newRequestId, openDistrict, wideQuotas } from './district'
import { accountIdOf, assertBalanced, good, grantMany, shopId } from './points-walk'
import { bringMembers } from './rush'

/** 平台的错误码：实例都在忙。 */
const CROWDED = { code: 'EXCEED_CONCURRENT_REQUEST_LIMIT', errCode: -501004 }
/** 抢的一样：香皂，40 分。 */
const PRICE = 40
const SOLD_OUT = '“香皂”刚刚被兑完了，没有扣您的积分；可以排队等补货。'

export interface Rush {
  readonly people: number
  readonly pieces: number
  readonly instances: number
  /** 每个数据库操作另加多少毫秒。 */
  readonly delay: number
}

export interface Buyer {
  readonly openid: string
  readonly requestId: string
  /** 平台说没轮到几次。 */
  crowded: number
  answer: Answer<RedemptionView> | null
}

export interface RushOutcome {
  readonly ms: number
  readonly buyers: readonly Buyer[]
  /** 没换到的人最多花了几次按次收费的操作；没轮到的那几次没有执行，不算。 */
  readonly mostSpent: number
}

export const shelfOf = (district: District) =>
  district.find('shelves', { _id: shopId })[0] as unknown as Shelf

/** 架上正好这么几块香皂。 */
async function stockSoap(district: District, pieces: number) {
  const shelf = shelfOf(district)
  const items = { ...shelf.items }
  const soap = items[good('soap')]
  if (!soap) throw new Error('货架上没有香皂')
  items[good('soap')] = { ...soap, free: pieces, received: pieces }
  await district.replace('shelves', { ...shelf, items })
}

/** 像小程序那样发：没轮到就歇一会儿，带着同一个请求编号原样再来。 */
async function buy({ cloud }: District, buyer: Buyer, resent = false) {
  const input = { shopId, lines: [{ goodId: good('soap'), count: 1, points: PRICE }] }
  const data = { name: 'redeem', input, requestId: buyer.requestId, ...(resent && { resent }) }
  const call = async () => {
    try {
      return (await cloud.call(buyer.openid, 'shop', data)) as Answer<RedemptionView>
    } catch (error) {
      if (!(error instanceof CloudError) || error.code !== CROWDED.code) throw error
      buyer.crowded += 1
      throw Object.assign(error, { errCode: CROWDED.errCode })
    }
  }
  return inTurn(call)
}

/** 许多人同一刻各要一块：各人的答复、一共多久、没换到的人花了几次。 */
async function oneRush(district: District, { people }: Rush): Promise<RushOutcome> {
  const openids = bringMembers(district, people, 'volunteer', 'rush-buyer')
  grantMany(district, openids.map(accountIdOf), 100)
  const buyers: Buyer[] = openids.map((openid) => ({
    ...{ openid, requestId: newRequestId(), crowded: 0, answer: null },
  }))
  const began = performance.now()
  await Promise.all(
    buyers.map(async (buyer) => {
      buyer.answer = await buy(district, buyer)
    }),
  )
  const ms = performance.now() - began
  const { billing } = district.cloud
  const spent = buyers
    .filter(({ answer }) => !answer?.ok)
    .map(({ openid, crowded }) => billing.on(billing.today(), openid).total - crowded)
  return { ms, buyers, mostSpent: Math.max(...spent) }
}

/** 换到的、没换到的、货架、账户，样样对得上。 */
function assertExact(district: District, { pieces, people }: Rush, { buyers }: RushOutcome) {
  const won = buyers.filter(({ answer }) => answer?.ok)
  expect(won).toHaveLength(pieces)
  for (const { answer } of buyers)
    if (!answer?.ok) expect([answer?.code, answer?.message]).toEqual(['LIMIT', SOLD_OUT])
  const orders = district.cloud.database.find('redemptions', {
    ...{ filter: { shopId }, limit: people },
  }) as unknown as Redemption[]
  expect(orders.map((one) => one.accountId).sort()).toEqual(
    won.map(({ openid }) => accountIdOf(openid)).sort(),
  )
  const { items, marks, shares = [] } = shelfOf(district)
  expect(items[good('soap')]).toMatchObject({ received: pieces, free: 0, out: 0, lost: 0 })
  // 每一个占货的记号都开成了单：没有一块是占了又放掉的，所以说“兑完了”的时候真的都有主了。
  expect(marks.map(({ key }) => key).sort()).toEqual(orders.map((one) => one.markKey).sort())
  expect(shares).toEqual([])
}

/** 原样再发：换到的还是那一张，没换到的还是没有，花的次数不算在里面。 */
async function assertSteady(district: District, { buyers }: RushOutcome) {
  const won = buyers.filter(({ answer }) => answer?.ok).slice(0, 20)
  const lost = buyers.filter(({ answer }) => !answer?.ok).slice(0, 20)
  for (const buyer of [...won, ...lost]) {
    const again = await buy(district, buyer, true)
    expect([again.ok, again.data?.id]).toEqual([buyer.answer?.ok, buyer.answer?.data?.id])
  }
}

function report({ people, pieces, instances, delay }: Rush, outcome: RushOutcome): void {
  const { ms, buyers, mostSpent } = outcome
  const crowded = buyers.reduce((sum, one) => sum + one.crowded, 0)
  const most = Math.max(...buyers.map((one) => one.crowded))
  console.info(
    `${people} 人兑 ${pieces} 件，${instances} 个实例，每个数据库操作另加 ${delay} 毫秒：` +
      `${(ms / 1000).toFixed(1)} 秒，执行 ${people} 次，没轮到 ${crowded} 次（一人最多 ${most} 次），` +
      `没换到的人最多花 ${mostSpent} 次`,
  )
}

/** 抢一场：正好那么几张，谁也没有被冤枉；三分钟以后记号收拾干净，数目不变。 */
export async function redeemAtOnce(rush: Rush): Promise<RushOutcome> {
  const { instances, delay: databaseDelay } = rush
  const district = await openDistrict(wideQuotas, { instances, queue: false, databaseDelay })
  try {
    await stockSoap(district, rush.pieces)
    const outcome = await oneRush(district, rush)
    report(rush, outcome)
    assertExact(district, rush, outcome)
    await assertSteady(district, outcome)
    await district.cloud.clock.advance(5 * 60_000)
    while (shelfOf(district).marks.length > 0) await district.cloud.timers.run('alarm')
    expect(shelfOf(district).items[good('soap')]).toMatchObject({ free: 0, out: 0 })
    assertBalanced(district)
    return outcome
  } finally {
    await district.close()
  }
}
