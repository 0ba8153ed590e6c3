import { adults, elders, personName } from './names'
import type { Neighbour, Position, Resident } from './neighbour'
import type { Random } from './random'

/** 前面的号码留给身份页上的人。 */
const FIRST_PHONE = 100

/** 身份页上没有、但演示区里确有其人的那些：其余网格员、各社区的人。 */
export interface Crowd {
  resident(homeId: string): Resident
  staff(positions: readonly Position[], homeId?: string): Neighbour
  readonly all: readonly Neighbour[]
}

/** 演示用的手机号：1390000 开头，只在演示数据里出现。 */
export const demoPhone = (n: number) => `1390000${String(n % 10_000).padStart(4, '0')}`

export function createCrowd(random: Random): Crowd {
  const all: Neighbour[] = []
  const meet = (from: typeof elders, homeId: string | null, positions: readonly Position[]) => {
    const salutation = random.pick(from)
    const person: Resident = {
      openid: `demo-crowd-${String(all.length + 1).padStart(4, '0')}`,
      name: personName(random, salutation),
      phone: demoPhone(FIRST_PHONE + all.length),
      salutation,
      homeId,
      positions,
    }
    all.push(person)
    return person
  }
  return {
    all,
    resident: (homeId) => meet(elders, homeId, []),
    staff: (positions, homeId) => meet(adults, homeId ?? null, positions),
  }
}
