import type { CallRecord } from '../localcloud/types'
import type { District } from './district'
import { type CastName, cast } from './seed/cast'

/** 量得出的一页：谁看、哪个用例、带什么。 */
export interface View {
  name: string
  who: CastName | null
  fn: string
  useCase: string
  input: () => object
}

const MEDIAN_MS = 40
/** 量几批，一批几次。 */
const BATCHES = 5
const TIMES = 20

const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN

/** 像网页那样走一次，返回用时，毫秒。 */
async function once({ cloud }: District, { who, fn, useCase, input }: View): Promise<number> {
  const token = who && cloud.tokenFor(cast[who])
  const began = performance.now()
  const reply = await fetch(`${cloud.url}/client/call`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ name: fn, data: { name: useCase, input: input() } }),
  })
  const { result } = (await reply.json()) as { result: { ok: boolean } }
  expect(result.ok).toBe(true)
  return performance.now() - began
}

/** 机器忙的时候一批会整体变慢，取几批里最好的一批，量的是程序而不是邻居。 */
async function median(district: District, view: View): Promise<number> {
  const batches: number[] = []
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const times: number[] = []
    for (let i = 0; i < TIMES; i += 1) times.push(await once(district, view))
    batches.push(middle(times))
  }
  return Math.min(...batches)
}

/** 一次调用、按索引、取出的不超过给出的两倍加十、中位数不超过 40 毫秒；量到的打出来。 */
export async function expectQuick(district: District, view: View): Promise<void> {
  const { billing } = district.cloud
  const before = billing.on(billing.today()).call
  const ms = await median(district, view)
  expect(billing.on(billing.today()).call - before).toBe(BATCHES * TIMES)
  const call = district.cloud.calls.at(-1) as CallRecord
  const shown = call.operations.map((o) => `${o.collection}/${o.index} ${o.examined}→${o.returned}`)
  console.info(`${view.name} ${ms.toFixed(1)} 毫秒；${shown.join('，')}`)
  expect(call.function).toBe(view.fn)
  for (const { index, examined = 0, returned = 0 } of call.operations) {
    expect(index).not.toBe('SCAN')
    expect(examined).toBeLessThanOrEqual(returned * 2 + 10)
  }
  expect(ms).toBeLessThanOrEqual(MEDIAN_MS)
}
