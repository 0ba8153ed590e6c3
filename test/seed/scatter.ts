import type { Area } from '@domain/area/area'
import type { Crowd } from './crowd'
import type { Neighbour, Resident } from './neighbour'
import { home } from './places'
import type { Random } from './random'
import type { Story, Turn } from './story'
import { daysAgo } from './time'
import { unitOfCommunity } from './units'
import { rejectReason, type Words, wishWords } from './wish-words'

/** 各处心愿停在哪一步，按这个比例轮着来。 */
const endings = [
  ...['open', 'done', 'claimed', 'open', 'pending', 'thanked', 'open', 'delivered'],
  ...['thanked', 'claimed', 'open', 'rejected', 'open', 'done', 'shared', 'withdrawn'],
] as const
type Ending = (typeof endings)[number]

/** 停在这一步的心愿是几天前许的：都在各步的期限之内。 */
const ages: Readonly<Record<Ending, readonly [least: number, most: number]>> = {
  pending: [0.05, 0.9],
  open: [1, 6.5],
  claimed: [3, 12],
  delivered: [5, 11],
  done: [20, 80],
  thanked: [20, 80],
  shared: [20, 80],
  rejected: [2, 6],
  withdrawn: [10, 80],
}

/** 几位邻居合用一个许愿人、一个认领人：每人没办完的事不超过三件。 */
const WISHES_PER_RESIDENT = 2
const CLAIMS_PER_MEMBER = 3

interface Hands {
  readonly owner: Resident
  readonly worker: Neighbour
  readonly helper: Neighbour
}

function turnsOf(ending: Ending, words: Words, { owner, worker, helper }: Hands) {
  const approve = { step: 'approve', by: worker } as const
  const claim = { step: 'claim', by: helper } as const
  const deliver = { step: 'deliver', by: helper, note: words.delivered } as const
  const confirm = { step: 'confirm', by: owner } as const
  const thanked = [
    ...[approve, claim, deliver, confirm],
    { step: 'thank', by: owner, note: words.thanks } as const,
  ]
  const all: Readonly<Record<Ending, readonly Omit<Turn, 'at'>[]>> = {
    pending: [],
    open: [approve],
    claimed: [approve, claim],
    delivered: [approve, claim, deliver],
    done: [approve, claim, deliver, confirm],
    thanked,
    shared: [...thanked, { step: 'share', by: owner }],
    rejected: [{ step: 'reject', by: worker, note: rejectReason }],
    withdrawn: [approve, { step: 'withdraw', by: owner }],
  }
  return all[ending]
}

/** 每一步比上一步晚这么多天；最早许下的还没到期限，最晚的一步也还没到现在。 */
const pace = [0.4, 1.2, 2.6, 0.4, 0.1, 0.1] as const

function timed(turns: readonly Omit<Turn, 'at'>[], days: number, now: string): Turn[] {
  let left = days
  return turns.map((turn, i) => {
    left -= pace[i] ?? 0
    return { ...turn, at: daysAgo(now, left) }
  })
}

export interface Neighbourhood {
  readonly areas: readonly Area[]
  readonly crowd: Crowd
  readonly random: Random
  readonly now: string
  /** 这个社区的社区工作者。 */
  readonly worker: (communityId: string) => Neighbour
}

/** 一个社区的心愿工厂：许愿人、认领人用够了就换下一位。 */
function desk(communityId: string, nth: number, world: Neighbourhood) {
  const { areas, crowd, random, worker } = world
  const unit = unitOfCommunity(nth)
  const grids = areas.filter((a) => a.parentId === communityId).map((a) => a._id)
  const member = () =>
    crowd.staff([{ role: 'partyMember', areaId: communityId, unit }], random.pick(grids))
  let owner = crowd.resident(random.pick(grids))
  let helper = member()
  let asked = 0
  let claimed = 0
  return (claims: boolean): Hands => {
    if (asked === WISHES_PER_RESIDENT) {
      owner = crowd.resident(random.pick(grids))
      asked = 0
    }
    if (claims && claimed === CLAIMS_PER_MEMBER) {
      helper = member()
      claimed = 0
    }
    asked += 1
    if (claims) claimed += 1
    return { owner, worker: worker(communityId), helper }
  }
}

/** 散在各社区的心愿：`count` 个，轮流落在每个社区；金桂社区另有剧本，排在最后。 */
export function scatter(count: number, world: Neighbourhood): Story[] {
  const { areas, random, now } = world
  const others = areas.filter((a) => a.kind === 'community' && a._id !== home.communityId)
  const order = [...random.shuffle(others).map((a) => a._id), home.communityId]
  const desks = new Map(order.map((id, nth) => [id, desk(id, nth, world)]))
  return Array.from({ length: count }, (_, i) => {
    const communityId = order[i % order.length] as string
    const ending = endings[i % endings.length] as Ending
    const hands = desks.get(communityId)?.(ending === 'claimed' || ending === 'delivered') as Hands
    const words = random.pick(wishWords)
    const [least, most] = ages[ending]
    const days = least + ((most - least) * random.int(1000)) / 1000
    return {
      by: hands.owner,
      at: daysAgo(now, days),
      areaId: `${hands.owner.homeId}-b0${1 + random.int(6)}`,
      room: `${1 + random.int(3)}单元${1 + random.int(6)}0${1 + random.int(4)}室`,
      category: words.category,
      text: words.text,
      turns: timed(turnsOf(ending, words, hands), days, now),
    }
  })
}
