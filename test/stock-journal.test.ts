import type { StocktakeView } from '@domain/stock/stocktake-view'
import * as fc from 'fast-check'
import { type District, openDistrict } from './district'
import { good, pointsOf } from './points-walk'
import { assertShelfAdds, stockOf } from './stock-walk'

let district: District
let points: ReturnType<typeof pointsOf>
let stock: ReturnType<typeof stockOf>
beforeAll(async () => {
  district = await openDistrict()
  points = pointsOf(district)
  stock = stockOf(district)
  await points.grant('volunteer', 100_000)
})
afterAll(() => district.close())

const KEY = 'pin'
const open: string[] = []

/** 一次盘点到底：差几件，街道批。 */
async function takeStock(off: number): Promise<void> {
  const { id } = await stock.take.begin('clerk')
  await stock.countAll('clerk', id, { [KEY]: off })
  await stock.take.step('clerk', id, 'sign')
  const done = await stock.take.check('worker', id, { [KEY]: '数出来的' })
  if ((done.data as StocktakeView).status !== 'submitted') return
  const answer = await stock.take.step('street', id, 'approve')
  if (!answer.ok) await stock.take.step('street', id, 'refuse', '先补货')
  if (!answer.ok) await stock.take.step('clerk', id, 'drop')
}

async function redeem(count: number): Promise<void> {
  const one = await points.redeem('volunteer', [points.line(KEY, 100, count)])
  if (one.ok) open.push(one.data.id)
}

async function endOne(step: 'collect' | 'cancel'): Promise<void> {
  const id = open.shift()
  if (id) await points.mustStep(step === 'collect' ? 'clerk' : 'volunteer', id, step)
}

/** 会动到架上的每一件事，件数随便。办不成的也要什么都不变。 */
const action = fc.oneof(
  fc.record({
    what: fc.constantFrom('receive', 'writeOff', 'redeem'),
    count: fc.integer({ min: 1, max: 20 }),
  }),
  fc.record({ what: fc.constantFrom('collect', 'cancel'), count: fc.constant(1) }),
  fc.record({ what: fc.constant('takeStock'), count: fc.integer({ min: -8, max: 8 }) }),
)

async function act(what: string, count: number): Promise<void> {
  if (what === 'receive') await stock.receive('clerk', KEY, count)
  else if (what === 'writeOff') await stock.writeOff('secretary', KEY, count)
  else if (what === 'redeem') await redeem(Math.min(count, 20))
  else if (what === 'takeStock') await takeStock(count)
  else await endOne(what as 'collect' | 'cancel')
}

/** 进销账加起来变了几件，货架的 `received − lost` 就变了几件。 */
const journal = () =>
  stock.moves().reduce((sum, { goodId, count }) => (goodId === good(KEY) ? sum + count : sum), 0)
const kept = () => {
  const item = points.item(KEY)
  return (item?.received ?? 0) - (item?.lost ?? 0)
}

test('随便怎么进、报损、兑换、领、退、盘点，每一步以后账和架都对得上', async () => {
  const gap = kept() - journal()
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 8 }), async (actions) => {
      for (const { what, count } of actions) {
        await act(what, count)
        assertShelfAdds(district)
        expect(kept() - journal()).toBe(gap)
      }
    }),
    { numRuns: 5, seed: 20_261_123, endOnFailure: true },
  )
})
