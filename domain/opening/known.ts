import type { AppointmentRecord } from '@domain/account/account'
import { keyOf } from '@domain/appointment/write'
import type { Context } from '@domain/kernel/context'

/** 任职上的姓名。 */
export const nameIn = (ctx: Context, { name }: AppointmentRecord) =>
  ctx.vault.open<{ name: string }>(name).name

/** 已经写下的任职，照表里的一行找得到。 */
export interface Known {
  /**
   * 这一行说的是哪一段：先照现在的号码找；本人换过号、表里还是旧号码的，姓名也对得上才算他。
   * 旧号码换了主人，姓名对不上，就是另一个人。
   */
  find(key: string, name: string): AppointmentRecord | undefined
  /** 新写一段的编号；旧号码留下的编号已经有人用着，就连姓名一起算。 */
  newId(key: string, name: string): string
}

export function knownIn(ctx: Context, records: readonly AppointmentRecord[]): Known {
  const current = new Map(records.map((one) => [keyOf(one.phoneDigest ?? one._id, one), one]))
  const former = new Map(
    records.flatMap((one) =>
      (one.formerDigests ?? []).map((digest) => [keyOf(digest, one), one] as const),
    ),
  )
  return {
    find(key, name) {
      const before = former.get(key)
      return current.get(key) ?? (before && nameIn(ctx, before) === name ? before : undefined)
    },
    newId: (key, name) =>
      former.has(key)
        ? ctx.vault.digest('appointment', key, name)
        : ctx.vault.digest('appointment', key),
  }
}
