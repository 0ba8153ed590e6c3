import type { ReportIn } from '@domain/reportin/reportin'
import type { Tally } from '@domain/reportin/tally'
import { openVault } from '../cloudfunctions/_shared/vault'
import { DEMO_VAULT_KEY } from '../config/run/demo'
import { type Answer, type District, newRequestId, openDistrict, wideQuotas } from './district'
import { reportsIn } from './reportin-walk'
import { bringMembers } from './rush'
import { home } from './seed/places'

export interface PostAftermath {
  readonly won: number
  /** 没认到的人各听到什么：`错误码 一句话` → 几个人。 */
  readonly refusals: Readonly<Record<string, number>>
  /** 岗位还差几人。 */
  readonly left: unknown
  /** 报到里写着这个岗位的有几份，社区的“已认岗”多了几份。 */
  readonly holding: number
  readonly counted: number
}

/** 这些人都在金桂社区报到了，社区也确认了；照演示区里一份确认过的样子写进数据。 */
function reportAll({ cloud, find }: District, openids: readonly string[]): string[] {
  const vault = openVault(DEMO_VAULT_KEY)
  const [model] = find('reportIns', { communityId: home.communityId, status: 'confirmed' })
  const all = openids.map((openid) => {
    const accountId = vault.digest('account', openid)
    const _id = vault.digest('reportIn', accountId, 'home', '0')
    const now = new Date(cloud.clock.now()).toISOString()
    return { ...(model as unknown as ReportIn), _id, accountId, rev: 1, order: `${now}~${_id}` }
  })
  cloud.database.load('reportIns', all)
  return all.map(({ _id }) => _id)
}

/** 几个几个地把实例都开起来：一下子全冷启动，忙的机器上会超时。 */
async function warmUp(district: District, instances: number): Promise<void> {
  for (let together = 2; together <= instances; together += 2)
    await Promise.all(
      Array.from({ length: together }, () => district.must(null, 'reportin', 'mine')),
    )
}

/** 许多报到的党员同一刻来认只剩一个位置的岗位。 */
export async function takeAtOnce(count: number, instances: number): Promise<PostAftermath> {
  const district = await openDistrict(wideQuotas, { instances })
  try {
    const openids = bringMembers(district, count)
    const ids = reportAll(district, openids)
    const { id: postId } = await reportsIn(district).addPost(1)
    const posted = () =>
      (district.find('tallies', { _id: `community:${home.communityId}` })[0] as unknown as Tally)
        .posted
    const before = posted()
    await warmUp(district, instances)
    const answers = await Promise.all(
      openids.map(
        (openid, i) =>
          district.cloud.call(openid, 'reportin', {
            ...{ name: 'takePost', input: { id: ids[i], postId }, requestId: newRequestId() },
          }) as Promise<Answer>,
      ),
    )
    const refusals: Record<string, number> = {}
    for (const { ok, code, message } of answers)
      if (!ok) refusals[`${code} ${message}`] = (refusals[`${code} ${message}`] ?? 0) + 1
    return {
      won: answers.filter(({ ok }) => ok).length,
      refusals,
      left: district.find('servicePosts', { _id: postId })[0]?.left,
      holding: district.find('reportIns', { 'servicePost.id': postId }).length,
      counted: posted() - before,
    }
  } finally {
    await district.close()
  }
}
