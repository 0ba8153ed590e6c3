import fc from 'fast-check'
import { type District, openDistrict, wideQuotas } from './district'
import { steps } from './points-commands'
import { watch } from './points-invariants'
import { expiry, type Model } from './points-reference'
import { bringStaff, openScene, type Scene } from './points-scene'
import type { Real } from './points-step'

/** 一年最后一天上午十点（东八区）：去年得的分，今晚十二点到期。 */
const LAST_DAY = Date.parse('2026-12-31T02:00:00.000Z')
const START_POINTS = 60
const PEOPLE = 3

const goods = [
  { id: 'soap', points: 40, pieces: 2 },
  { id: 'rice', points: 30, pieces: 3, monthly: 2 },
  { id: 'gloves', points: 5, pieces: 9 },
]

function newModel(): Model {
  const lots = () => [{ until: expiry(LAST_DAY), points: START_POINTS }]
  return {
    now: LAST_DAY,
    people: Array.from({ length: PEOPLE }, (_, is) => ({
      ...{ lots: lots(), bought: new Map(), earned: new Map(), is },
    })),
    goods: new Map(
      goods.map(({ id, points: price, pieces: free, monthly = null }) => [
        id,
        { price, monthly, free, out: 0, received: free, lost: 0 },
      ]),
    ),
    ...{ orders: [], waiting: [], loose: [], earnings: [] },
  }
}

/** 演完一场，把还会到点的东西收走，别让下一场的定时任务替它忙。 */
async function cleanUp({ district, shopId, people }: Scene): Promise<void> {
  const ids = people.map(({ accountId }) => accountId)
  const gone: [string, object][] = [
    ['redemptions', { shopId }],
    ['shelves', { _id: shopId }],
    ...['wallets'].map((name): [string, object] => [name, { _id: { $in: ids } }]),
    ['services', { accountId: { $in: ids } }],
  ]
  for (const [collectionName, query] of gone)
    await district.cloud.database.run('database.removeDocument', {
      ...{ collectionName, queryType: 'WHERE', query: JSON.stringify(query), multi: true },
    })
}

/** 演几千场，每场一串随手来的步子，每一步都和参照一模一样；返回走了几步、每步几毫秒。 */
export async function playAgainstModel(runs: number): Promise<void> {
  const district: District = await openDistrict(wideQuotas, { empty: true })
  const staff = bringStaff(district)
  const { clock } = district.cloud
  let walked = 0
  let ms = 0
  clock.stop()
  const play = async (commands: Iterable<fc.AsyncCommand<Model, Real>>) => {
    await clock.set(LAST_DAY)
    const scene = openScene(district, staff, { goods, people: PEOPLE, points: START_POINTS })
    const real: Real = { scene, guard: watch(scene), ids: [], requests: [] }
    const began = performance.now()
    try {
      await fc.asyncModelRun(() => ({ model: newModel(), real }), commands)
    } finally {
      ms += performance.now() - began
      walked += [...commands].length
      await cleanUp(scene)
    }
  }
  try {
    const commands = fc.commands(steps, { maxCommands: 18, size: 'max' })
    await fc.assert(fc.asyncProperty(commands, play), { numRuns: runs })
    console.info(`${runs} 场，${walked} 步，每步 ${(ms / walked).toFixed(1)} 毫秒`)
  } finally {
    clock.go()
    await district.close()
  }
}
