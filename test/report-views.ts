import type { CallRecord } from '../localcloud/types'
import type { District } from './district'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

/** 单位报到的每个列表和页面：谁看、怎么叫。 */
export const reportViews: readonly (readonly [string, CastName, string, object])[] = [
  ['联络员的列表', 'unitLiaison', 'mine', {}],
  ['联络员翻到一年前', 'unitLiaison', 'mine', { before: '2025-12-01T00:00:00.000Z~x' }],
  ['社区的共建单位', 'worker', 'received', {}],
  ['社区以前的', 'worker', 'received', { past: true }],
  ['街道的共建单位', 'street', 'received', {}],
  ['全区的共建单位', 'district', 'received', {}],
  ['全区以前的', 'district', 'received', { past: true }],
  ['全区翻到半年前', 'auditor', 'received', { before: '2026-06-01T00:00:00.000Z~x' }],
  ['需求清单', 'unitLiaison', 'wants', { communityId: home.communityId }],
]

/** 住建局在金桂社区的那一份。 */
export const reportId = ({ find }: District) => {
  const [one] = find('unitReportIns', { unitId: 'U-01', communityId: home.communityId })
  return String(one?._id)
}

/** 像网页那样走一次，返回用时，毫秒。 */
export async function viewOnce(
  { cloud }: District,
  who: CastName,
  name: string,
  input: object,
): Promise<number> {
  const began = performance.now()
  const reply = await fetch(`${cloud.url}/client/call`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${cloud.tokenFor(cast[who])}`,
    },
    body: JSON.stringify({ name: 'unit', data: { name, input } }),
  })
  const { result } = (await reply.json()) as { result: { ok: boolean } }
  expect(result.ok).toBe(true)
  return performance.now() - began
}

/** 最近一次调用都按索引取，取出的不超过给出的两倍加十；返回取了什么，给人看。 */
export function assertIndexed({ cloud }: District): string {
  const call = cloud.calls.at(-1) as CallRecord
  for (const { index, examined = 0, returned = 0 } of call.operations) {
    expect(index).not.toBe('SCAN')
    expect(examined).toBeLessThanOrEqual(returned * 2 + 10)
  }
  const shown = call.operations.map((o) => `${o.collection}/${o.index} ${o.examined}→${o.returned}`)
  return shown.join('，')
}
