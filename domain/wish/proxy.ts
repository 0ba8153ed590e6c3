import type { Account } from '@domain/account/account'
import { ancestor } from '@domain/area/area'
import type { Context, Vault } from '@domain/kernel/context'
import * as v from 'valibot'
import { WishForm, type WishFormInput } from './form'

/** 代许：他本人要同意；不同意就不能发。 */
const ProxyConsent = v.strictObject({
  agreed: v.literal(true, '要他本人同意才能代许，请问过他以后点“他同意了”。'),
})

/** 许愿表再加一项：替别人许的才有 `proxy`。 */
export const PostForm = v.strictObject({
  ...WishForm.entries,
  proxy: v.optional(v.nullable(ProxyConsent), null),
})

export type PostFormInput = v.InferOutput<typeof PostForm>

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

export function whoseWish(ctx: Context, account: Account, form: PostFormInput): Whose {
  if (form.proxy === null) return { askedBy: account._id, proxyId: null, beneficiary: account._id }
  return { askedBy: null, proxyId: account._id, beneficiary: personDigest(ctx.vault, form) }
}
