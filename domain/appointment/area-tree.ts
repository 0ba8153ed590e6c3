import type { AppointmentRecord } from '@domain/account/account'
import { type Area, type AreaKind, areas } from '@domain/area/area'
import { type AreaView, areasBelow, presentArea } from '@domain/area/below'
import { type Role, roles } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import { partyKinds, unitKinds, units } from '@domain/unit/unit'
import * as v from 'valibot'
import { gridStaff, onDuty } from './duty'
import { groupBy, heldInAreas } from './held'
import { levelsFor } from './levels'
import { byWhom } from './name'
import { mayAppoint } from './powers'
import { presentSeats, type SeatView, summaryOf } from './present'
import { areaToSee, maySeeArea } from './scope'
import { areaSeats, seatRoles } from './seats'

/** 一级最多列出多少个下级。 */
const BELOW_LIMIT = 100
/** 一处最多列出几个党组织。 */
const PARTY_LIMIT = 20

/** 列表里的一处：叫什么，谁在，缺谁。 */
export interface BelowView {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly says: string
  readonly lacks: readonly string[]
}

export interface AreaNode extends AreaView {
  /** 上一级；不该他看的为空。 */
  readonly up: AreaView | null
  readonly seats: readonly SeatView[]
  /** 网格才有：今天由谁值班，代班的连同缘由。 */
  readonly onDuty: { readonly words: string; readonly usual: boolean } | null
  /** 建在这里的党组织。 */
  readonly party: readonly { readonly id: string; readonly name: string; readonly label: string }[]
  /** 不列成位置、但看的人可以在这里任命的角色。 */
  readonly others: readonly { readonly role: Role; readonly label: string }[]
  readonly below: readonly BelowView[]
}

/** 网格今天由谁值班；A 岗在是平常，别人就是代班。 */
async function dutyLine(ctx: Context, { _id, kind }: Area): Promise<AreaNode['onDuty']> {
  if (kind !== 'grid') return null
  const found = onDuty(await gridStaff(ctx, [_id]), _id, ctx.now)
  if (!found) return { words: '今天没有人值班，请马上安排', usual: false }
  const usual = found.standing === 'A'
  return { words: `今天${byWhom(ctx, found)}${usual ? '值班' : '代班'}`, usual }
}

/** 看的人还能在这一级任命、又不列成位置的角色。 */
function othersAt({ actor }: Context, { _id, kind }: Area): AreaNode['others'] {
  const seated = areaSeats[kind].map(({ role }) => role)
  const listed = ['volunteer', 'scout', 'auditor'] as const
  return listed
    .filter((role) => !seated.includes(role) && levelsFor(role).includes(kind))
    .filter((role) => mayAppoint(actor, { role, areaId: _id }))
    .map((role) => ({ role, label: roles[role] }))
}

function belowOf(ctx: Context, below: readonly Area[], held: readonly AppointmentRecord[]) {
  const at = groupBy(held, ({ areaId }) => areaId)
  return below.map(({ _id, name, kind }): BelowView => {
    const seats = areaSeats[kind]
    return { id: _id, name, label: '', ...summaryOf(ctx, seats, at.get(_id) ?? []) }
  })
}

async function partyAt(ctx: Context, areaId: string): Promise<AreaNode['party']> {
  const found = await ctx.store.list(units, {
    where: { areaId, kind: { oneOf: [...partyKinds] } },
    limit: PARTY_LIMIT,
  })
  return found.map(({ _id, name, kind }) => ({ id: _id, name, label: unitKinds[kind] }))
}

const parentKinds: readonly AreaKind[] = ['district', 'street', 'community', 'grid']

/** 区域树的一级：这一处谁担任什么、空着什么，下一级各是谁。一次调用。 */
export const areaTree = query({
  door: 'consented',
  takesPermit: false,
  input: v.strictObject({ id: v.optional(Id) }),
  async run({ id }, ctx): Promise<AreaNode> {
    const area = await areaToSee(ctx, id)
    const below = parentKinds.includes(area.kind)
      ? await areasBelow(ctx, area._id, BELOW_LIMIT)
      : []
    const parentId = area.parentId
    const [held, duty, party, up] = await Promise.all([
      heldInAreas(ctx, [area._id, ...below.map(({ _id }) => _id)], seatRoles),
      dutyLine(ctx, area),
      partyAt(ctx, area._id),
      parentId && maySeeArea(ctx.actor, parentId) ? ctx.store.get(areas, parentId) : null,
    ])
    const here = held.filter(({ areaId }) => areaId === area._id)
    return {
      ...presentArea(area),
      up: up && presentArea(up),
      seats: presentSeats(ctx, areaSeats[area.kind], here, { areaId: area._id }),
      onDuty: duty,
      party,
      others: othersAt(ctx, area),
      below: belowOf(ctx, below, held),
    }
  },
})
