import type { Role } from '@domain/kernel/actor'
import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import { CloudError } from '../localcloud/errors'
import { type Answer, type District, newRequestId, openDistrict, wishForm } from './district'
import { createRegistry } from './seed/accounts'
import { demoPhone } from './seed/crowd'
import type { Neighbour } from './seed/neighbour'
import { home } from './seed/places'
import { createShelf } from './seed/shelf'

/** 平台的错误码：实例都在忙，排队太久。 */
const QUEUE_FULL = 'EXCEED_CONCURRENT_REQUEST_LIMIT'

/** 再来这么多位在职党员（或别的人），账号照演示区的样子写进数据；返回各人的 openid。 */
export function bringMembers(
  { cloud }: District,
  count: number,
  role: Role = 'partyMember',
  called = `rush-member`,
): string[] {
  const members: Neighbour[] = Array.from({ length: count }, (_, i) => ({
    openid: `${called}-${i}`,
    name: `党员${i}`,
    phone: demoPhone(9000 + i),
    homeId: home.gridId,
    positions: [{ role, areaId: home.communityId }],
  }))
  const now = new Date(cloud.clock.now()).toISOString()
  const vault = openVault(DEMO_VAULT_KEY)
  const registry = createRegistry({ now, vault, areaName: () => '金桂社区' })
  const shelf = createShelf()
  registry.save(members, shelf)
  for (const [name, docs] of shelf.documents) cloud.database.load(name, docs)
  return members.map((member) => member.openid)
}

/** 一个等人出力的心愿，只要一样，分成几份。 */
async function jointWish(district: District, places: number): Promise<WishDetail> {
  const { id } = await district.must<WishDetail>('resident', 'wish', 'post', wishForm)
  const needs = [{ what: '五斤大米', unit: 'thing', places }]
  return district.must<WishDetail>('worker', 'wish', 'approveJoint', { id, needs })
}

/** 存着的这个心愿。 */
export function storedWish(district: District, id: string): Wish {
  return district.find('tickets', { _id: id })[0] as unknown as Wish
}

/** 先把云函数的几个实例都叫起来，免得冷启动的先后替代了抢先。 */
const warmUp = (district: District) =>
  Promise.all(Array.from({ length: 8 }, () => district.must(null, 'wish', 'hall', {})))

/** 许多人同一刻各来出一份：正好成 `places` 份，别的人都听到同一句话，原样再发也什么都不变。 */
export async function offerAtOnce(people: number, places: number): Promise<void> {
  const district = await openDistrict()
  const openids = bringMembers(district, people)
  const { id } = await jointWish(district, places)
  await warmUp(district)
  const requests = openids.map((openid) => ({ openid, requestId: newRequestId() }))
  const send = async ({ openid, requestId }: (typeof requests)[number]) => {
    const data = { name: 'offer', input: { id, need: 0 }, requestId }
    const call = () => district.cloud.call(openid, 'wish', data) as Promise<Answer<WishDetail>>
    // 平台说实例都在忙、没有轮到他时，照小程序的做法原样再发。
    for (;;) {
      const answer = await call().catch((error: unknown) => {
        const queued = error instanceof CloudError && error.code === QUEUE_FULL
        if (!queued) throw error
      })
      if (answer) return answer
    }
  }
  const began = Date.now()
  const answers = await Promise.all(requests.map(send))
  console.info(`${people} 人抢 ${places} 份，${Date.now() - began} 毫秒`)

  expect(answers.filter((a) => a.ok)).toHaveLength(places)
  for (const answer of answers.filter((a) => !a.ok))
    expect([answer.code, answer.message]).toEqual(['LIMIT', '这一份已经有人认满了，看看别的。'])
  const vault = openVault(DEMO_VAULT_KEY)
  const won = openids
    .filter((_, i) => answers[i]?.ok)
    .map((openid) => vault.digest('account', openid))
  const after = storedWish(district, id)
  const takers = after.wish.needs[0]?.takers.map((taker) => taker.by) ?? []
  expect([...takers].sort()).toEqual([...won].sort())
  expect(new Set(takers).size).toBe(places)
  expect([...after.helperIds].sort()).toEqual([...won].sort())
  expect([after.status, after.needsStaff]).toEqual(['open', true])

  const again: Answer<WishDetail>[] = []
  for (const request of requests) again.push(await send(request))
  expect(again.map((a) => a.code ?? 'ok')).toEqual(answers.map((a) => a.code ?? 'ok'))
  expect(storedWish(district, id)).toEqual(after)
  await district.close()
}
