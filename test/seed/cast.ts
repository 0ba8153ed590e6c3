import type { Person } from '../../localcloud/types'
import { accountsLater, castRows } from './cast-rows'
import type { Neighbour } from './neighbour'

export type CastName = keyof typeof castRows

const rows = Object.entries(castRows) as [CastName, (typeof castRows)[CastName]][]

/** 身份页上的人：名字 → openid。测试用它说“谁来做”。 */
export const cast = Object.fromEntries(rows.map(([key, row]) => [key, row.openid])) as Readonly<
  Record<CastName, string>
>

/** 身份页上的人，连同任职与住处。 */
export const castNeighbours: Readonly<Record<CastName, Neighbour>> = castRows

/** 已经同意过隐私指引、有账号的那些。 */
export const castWithAccounts: readonly Neighbour[] = rows
  .filter(([key]) => !accountsLater.includes(key))
  .map(([, row]) => row)

/** 身份页的名单。 */
export const people: readonly Person[] = rows.map(([, { openid, name, title, group, phone }]) => ({
  openid,
  name,
  title,
  group,
  phone,
}))
