import {
  type Account,
  type AppointmentRecord,
  accounts,
  appointments,
} from '@domain/account/account'
import { grantAll } from '@domain/account/grant'
import type { Area } from '@domain/area/area'
import { type Appointment, dutyLabels, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { type Known, keyOf, knownIn, nameIn } from './known'
import { byPhone, type PersonRow, readPerson } from './person'
import type { Change, ImportKind, Plan } from './plan'
import { type Problem, problemAt, type TextRow } from './sheet'
import { wholeTree } from './tree'

const PAGE = 1000
/** 一步里的人最多有几个账号。 */
const ACCOUNTS_LIMIT = 1000

/** 一段要写下的任职，连同本人的姓名和手机号。 */
export interface PersonChange {
  readonly key: string
  readonly name: string
  readonly phone: string
  /** 没有写开始日期时为空：新的从生效那一刻起，原来的照旧。 */
  readonly from: string | null
  readonly appointment: Omit<Appointment, 'id' | 'from'>
}

/** 全部任职。 */
async function allAppointments(ctx: Context): Promise<AppointmentRecord[]> {
  const found: AppointmentRecord[] = []
  for (let above = ''; ; ) {
    const page = await ctx.store.list(appointments, {
      where: { _id: { above } },
      orderBy: '_id',
      limit: PAGE,
    })
    found.push(...page)
    if (page.length < PAGE) return found
    above = page.at(-1)?._id ?? ''
  }
}

type Held = Pick<Appointment, 'role' | 'areaName' | 'duty'>

const sentence = (name: string, { role, areaName, duty }: Held) =>
  `${name || '（没有姓名）'}：${areaName}${roles[role]}${duty ? dutyLabels[duty] : ''}`

/** 一段任职怎么说：谁，在哪里，担任什么。 */
export const said = (ctx: Context, record: AppointmentRecord) =>
  sentence(nameIn(ctx, record), record)

function changeOf(ctx: Context, row: PersonRow, area: Area): PersonChange {
  const { name, phone, role, duty, from, to } = row
  const held = { role, areaId: area._id, areaName: area.name, to, ...(duty && { duty }) }
  return {
    key: keyOf(ctx.vault.digest('phone', phone), held),
    name,
    phone,
    from,
    appointment: held,
  }
}

/** 和原来写下的一样，就什么也不用改。 */
function isSame(ctx: Context, before: AppointmentRecord, next: PersonChange): boolean {
  const { to, duty } = next.appointment
  return (
    nameIn(ctx, before) === next.name &&
    before.to === to &&
    before.duty === duty &&
    (next.from === null || next.from === before.from)
  )
}

/** 一份表里同一个人的同一个任职写了两次，或者一个号码写了两个名字。 */
function repeated(seen: Map<string, PersonRow>, key: string, row: PersonRow): Problem | null {
  const twice = seen.get(key)
  if (twice) return problemAt(row.line, '角色', `和第 ${twice.line} 行是同一个任职，请删掉一行。`)
  seen.set(key, row)
  const first = seen.get(row.phone)
  if (first && first.name !== row.name)
    return problemAt(row.line, '手机号', `和第 ${first.line} 行一样，姓名却不同，请核对。`)
  if (!first) seen.set(row.phone, row)
  return null
}

async function plan(ctx: Context, rows: readonly TextRow[]): Promise<Plan<PersonChange>> {
  const [tree, before] = [await wholeTree(ctx), await allAppointments(ctx)]
  const known = knownIn(ctx, before)
  const matched = new Set<string>()
  const codes = new Map(tree.filter((a) => a.code).map((a) => [a.code, a]))
  const problems: Problem[] = []
  const changes: Change<PersonChange>[] = []
  const seen = new Map<string, PersonRow>()
  let unchanged = 0
  for (const text of rows) {
    const row = readPerson(text, codes)
    if (Array.isArray(row)) {
      problems.push(...row)
      continue
    }
    const next = changeOf(ctx, row, row.area)
    const problem = repeated(seen, next.key, row)
    if (problem) problems.push(problem)
    const one = known.find(next.key, next.name)
    if (one) matched.add(one._id)
    if (one && isSame(ctx, one, next)) unchanged += 1
    else {
      const type = one ? 'changed' : 'added'
      changes.push({ type, says: sentence(row.name, next.appointment), data: next })
    }
  }
  const missing = before
    // 有密封的手机号才是导入的；第一位管理员和演示里的人不算漏了。
    .filter(({ _id, phone, to }) => phone && !matched.has(_id) && (to === null || to > ctx.now))
    .map((record) => said(ctx, record))
  return { changes, unchanged, missing, problems }
}

/** 生效后的任职文档；原来就有的，谁担任不变，本人换过号的，号码也不改回去。 */
function recordOf(
  ctx: Context,
  { key, name, phone, from, appointment }: PersonChange,
  known: Known,
): AppointmentRecord {
  const before = known.find(key, name)
  const id = before?._id ?? known.newId(key, name)
  const digest = ctx.vault.digest('phone', phone)
  const changedSince = before?.formerDigests?.includes(digest) ?? false
  return {
    ...{ _id: id, rev: before?.rev ?? 1, id, ...appointment },
    ...(before?.formerDigests && { formerDigests: before.formerDigests }),
    from: from ?? before?.from ?? ctx.now,
    accountId: before?.accountId ?? null,
    phoneDigest: changedSince ? (before?.phoneDigest ?? null) : digest,
    name: ctx.vault.seal({ name }),
    phone: (changedSince && before?.phone) || ctx.vault.seal({ phone }),
  }
}

/** 人员任职：号码已经登记过的当场到位，别的等本人登记手机号。 */
export const peopleImport: ImportKind<PersonChange> = {
  plan,
  async apply(ctx, changes) {
    const digests = [...new Set(changes.map(({ phone }) => ctx.vault.digest('phone', phone)))]
    const phoneDigest = { oneOf: digests }
    const [held, former, owners] = await Promise.all([
      ctx.store.list(appointments, { where: { phoneDigest }, limit: PAGE }),
      ctx.store.list(appointments, { where: { formerDigests: phoneDigest }, limit: PAGE }),
      ctx.store.list(accounts, { where: { phoneDigest }, limit: ACCOUNTS_LIMIT }),
    ])
    const known = knownIn(ctx, [...held, ...former])
    const records = changes.map((change) => ({
      was: known.find(change.key, change.name),
      next: recordOf(ctx, change, known),
    }))
    const owned = byPhone(owners)
    const granted = new Map<string, { account: Account; held: AppointmentRecord[] }>()
    for (const { was, next } of records) {
      const owner = owned.get(next.phoneDigest ?? '') ?? null
      const mine = next.accountId ?? owner?._id ?? null
      const record = { ...next, accountId: mine }
      if (was) ctx.store.put(appointments, record)
      else ctx.store.create(appointments, record)
      const account = mine && (owner?._id === mine ? owner : await ctx.store.get(accounts, mine))
      if (!account) continue
      const one = granted.get(account._id) ?? { account, held: [] }
      granted.set(account._id, { account, held: [...one.held, record] })
    }
    for (const { account, held } of granted.values())
      ctx.store.put(accounts, grantAll(account, held))
  },
}
