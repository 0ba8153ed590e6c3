import { type AppointmentRecord, appointments } from '@domain/account/account'
import { type Holding, keyOf, recordOf, writeAppointments } from '@domain/appointment/write'
import { type Appointment, dutyLabels, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { allUnits } from '@domain/unit/all'
import { knownIn, nameIn } from './known'
import { type Codebook, type PersonRow, readPerson } from './person'
import type { Change, ImportKind, Plan } from './plan'
import { type Problem, problemAt, type TextRow } from './sheet'
import { wholeTree } from './tree'

const PAGE = 1000

/** 一段要写下的任职，连同它的认法。 */
export interface PersonChange extends Holding {
  readonly key: string
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

type Held = Pick<Appointment, 'role' | 'areaName' | 'duty' | 'unit'>

const sentence = (name: string, { role, areaName, duty, unit }: Held) =>
  `${name || '（没有姓名）'}：${unit?.name ?? areaName}${roles[role]}${duty ? dutyLabels[duty] : ''}`

/** 一段任职怎么说：谁，在哪里，担任什么。 */
export const said = (ctx: Context, record: AppointmentRecord) =>
  sentence(nameIn(ctx, record), record)

function changeOf(ctx: Context, row: PersonRow): PersonChange {
  const { name, phone, role, duty, area, unit, from, to } = row
  const where = { areaId: area._id, areaName: area.name, ...(unit && { unit }) }
  const held = { role, ...where, to, ...(duty && { duty }) }
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
  const [tree, units, before] = await Promise.all([
    ...([wholeTree(ctx), allUnits(ctx), allAppointments(ctx)] as const),
  ])
  const book: Codebook = {
    district: tree.find(({ kind }) => kind === 'district'),
    areas: new Map(tree.filter((a) => a.code).map((a) => [a.code, a])),
    units: new Map(units.map((unit) => [unit.code, unit])),
  }
  const known = knownIn(ctx, before)
  const matched = new Set<string>()
  const problems: Problem[] = []
  const changes: Change<PersonChange>[] = []
  const seen = new Map<string, PersonRow>()
  let unchanged = 0
  for (const text of rows) {
    const row = readPerson(text, book)
    if (Array.isArray(row)) {
      problems.push(...row)
      continue
    }
    const next = changeOf(ctx, row)
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

/** 人员任职：号码已经登记过的当场到位，别的等本人登记手机号。 */
export const peopleImport: ImportKind<PersonChange> = {
  plan,
  async apply(ctx, changes) {
    const digests = changes.map(({ phone }) => ctx.vault.digest('phone', phone))
    const phoneDigest = { oneOf: [...new Set(digests)] }
    const [held, former] = await Promise.all([
      ctx.store.list(appointments, { where: { phoneDigest }, limit: PAGE }),
      ctx.store.list(appointments, { where: { formerDigests: phoneDigest }, limit: PAGE }),
    ])
    const known = knownIn(ctx, [...held, ...former])
    const drafts = changes.map((change) => {
      const was = known.find(change.key, change.name)
      const next = recordOf(ctx, change, was, known.newId(change.key, change.name))
      return { was, next }
    })
    await writeAppointments(ctx, drafts)
  },
}
