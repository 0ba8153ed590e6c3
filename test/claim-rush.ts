import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import {
  type Answer,
  type District,
  newRequestId,
  openDistrict,
  wideQuotas,
  wishAt,
} from './district'
import { bringMembers } from './rush'

export interface Aftermath {
  readonly won: number
  /** 没抢到的人各得到什么：`错误码 一句话` → 几个人。 */
  readonly refusals: Readonly<Record<string, number>>
  /** 只写了一半的、写多了的；每条一句话。 */
  readonly torn: readonly string[]
}

/** 没抢到的人不该留下任何痕迹，抢到的人的每一样都该在。 */
function tornIn(district: District, wishId: string, members: readonly string[], winner: string) {
  const [wish] = district.find('tickets', { _id: wishId })
  const timeline = (wish?.timeline ?? []) as { step: string; by: string }[]
  const claims = timeline.filter(({ step }) => step === 'claim')
  const told = district.find('notices', { ticketId: wishId, text: /有人认领了/ })
  const letters = district.find('outbox', { ticketId: wishId, topic: 'contact' })
  const busy = district
    .find('accounts', { _id: { $in: [...members] } })
    .filter((account) => account.busyAt !== null || account.rev !== 1)
    .map((account) => account._id)
  const wrong = (what: string, found: unknown, expected: unknown) =>
    JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what}：${JSON.stringify(found)}`]
  return [
    ...wrong('状态', wish?.status, 'claimed'),
    ...wrong('认领人', wish?.handlerId, winner),
    ...wrong('在帮的人', wish?.helperIds, [winner]),
    ...wrong('轮到谁', wish?.turnOf, [winner]),
    ...wrong(
      '时间线上的认领',
      claims.map(({ by }) => by),
      [winner],
    ),
    ...wrong('告诉许愿人的消息', told.length, 1),
    ...wrong('待发的提醒', letters.length, 1),
    ...wrong('记了一笔的账号', busy, [winner]),
  ]
}

/** 几个几个地把实例都开起来：一下子全冷启动，忙的机器上会超时。 */
async function warmUp(district: District, instances: number): Promise<void> {
  for (let together = 2; together <= instances; together += 2)
    await Promise.all(Array.from({ length: together }, () => district.must(null, 'wish', 'hall')))
}

/**
 * 许多党员同一刻认领同一个心愿。
 * @param instances 云函数同时开几个实例：越多越参差，抢先抢后的空当越容易撞上。
 */
export async function claimAtOnce(count: number, instances: number): Promise<Aftermath> {
  const district = await openDistrict(wideQuotas, { instances })
  try {
    const openids = bringMembers(district, count)
    const members = openids.map((openid) => openVault(DEMO_VAULT_KEY).digest('account', openid))
    const { id } = await wishAt(district, 'open')
    await warmUp(district, instances)
    const claim = { name: 'step', input: { id, name: 'claim', note: null } }
    const answers = await Promise.all(
      openids.map(
        (openid) =>
          district.cloud.call(openid, 'wish', {
            ...claim,
            requestId: newRequestId(),
          }) as Promise<Answer>,
      ),
    )
    const refusals: Record<string, number> = {}
    for (const { ok, code, message } of answers)
      if (!ok) refusals[`${code} ${message}`] = (refusals[`${code} ${message}`] ?? 0) + 1
    const winners = members.filter((_, i) => answers[i]?.ok)
    const torn = tornIn(district, id, members, winners[0] ?? '')
    return { won: winners.length, refusals, torn }
  } finally {
    await district.close()
  }
}
