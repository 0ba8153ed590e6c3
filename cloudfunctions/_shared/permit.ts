import type { Account } from '@domain/account/account'
import { helperRoles } from '@domain/kernel/actor'
import type { Vault } from '@domain/kernel/context'

/** 通行证管多久，分钟：看完这一阵够用，账号在别处变了也不会错太久。 */
export const PERMIT_MINUTES = 10

/** 刚认过的人：账号当时的样子，管到什么时候。密封后交给客户端，下次原样带来。 */
export interface Permit {
  /** 保险柜里还密封着别的东西，写明这是什么，就不会混用。 */
  readonly what: 'permit'
  /** 哪个微信身份拿着它；并过来的那个微信，账号是并到的那一个。 */
  readonly of: string
  readonly account: Account
  /** ISO 字符串，到这一刻就不管用。 */
  readonly until: string
}

/** 是他本人的、没过期的才算数；认不出来就当没有带，照常读账号。 */
export function openPermit(
  vault: Vault,
  sealed: string | undefined,
  { ownId, now }: { ownId: string | null; now: string },
): Permit | null {
  if (!sealed) return null
  try {
    const permit = vault.open<Permit>(sealed)
    const his = permit.what === 'permit' && permit.of === ownId
    return his && now < permit.until ? permit : null
  } catch {
    return null
  }
}

/**
 * 管人管事的岗位不给：他们一免职，下一次来就要认得出。普通居民和来帮忙的人没有可收回的。
 * 停用着、正在合并或注销的也不给，恢复、做完当场看得出。
 */
export function sealPermit(
  vault: Vault,
  account: Account,
  until: string,
  of = account._id,
): string | null {
  if (account.suspension || account.moving) return null
  const trusted = account.appointments.every(({ role }) =>
    helperRoles.some((helping) => helping === role),
  )
  return trusted ? vault.seal({ what: 'permit', of, account, until } satisfies Permit) : null
}
