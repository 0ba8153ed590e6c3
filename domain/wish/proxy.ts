import type { Account } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import type { Context, Vault } from '@domain/kernel/context'
import type { WishFormInput } from './form'

/** 这个心愿是谁的：本人、代许的人、按谁数数量。 */
export interface Whose {
  readonly askedBy: string | null
  readonly proxyId: string | null
  readonly beneficiary: string
}

type Person = Pick<WishFormInput, 'areaId' | 'name' | 'room' | 'phone'>

/**
 * 代许时认出同一个人：同一个网格里同一个姓名、同一处门牌；没写门牌的看电话。
 * 只存带密钥的摘要。
 */
export function personDigest(vault: Vault, { areaId, name, room, phone }: Person): string {
  const gridId = ancestor(areaId, 'grid') ?? ''
  return vault.digest('beneficiary', gridId, name, room ?? phone)
}

export function whoseWish(ctx: Context, account: Account, form: WishFormInput): Whose {
  if (form.proxy === null) return { askedBy: account._id, proxyId: null, beneficiary: account._id }
  return { askedBy: null, proxyId: account._id, beneficiary: personDigest(ctx.vault, form) }
}
