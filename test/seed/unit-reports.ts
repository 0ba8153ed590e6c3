import { withinOf } from '@domain/area/area'
import { notices } from '@domain/inbox/inbox'
import type { Collection, Entity } from '@domain/kernel/collection'
import type { Context, Vault } from '@domain/kernel/context'
import { dayOf, monthsLater } from '@domain/kernel/date'
import { officialCalendar } from '@domain/kernel/workdays'
import { advance, type Move, ring, settle } from '@domain/unit/advance'
import type { ResourceKind } from '@domain/unit/kinds'
import { announceReportIn } from '@domain/unit/notices'
import { matchId } from '@domain/unit/propose'
import { freshReportIn } from '@domain/unit/report'
import { type UnitReportIn, unitReportIns } from '@domain/unit/report-in'
import type { ReportInStepName } from '@domain/unit/steps'
import { termOf } from '@domain/unit/taking'
import { type Want, wantLists } from '@domain/unit/want'
import type { Registry } from './accounts'
import { castNeighbours } from './cast'
import type { Neighbour } from './neighbour'
import { type UnitStory, unitStories, wantRows } from './scripts-units'
import type { Shelf } from './shelf'
import { daysAgo } from './time'
import { demoUnits } from './units'

interface World {
  readonly vault: Vault
  readonly registry: Registry
  readonly shelf: Shelf
  readonly now: string
  readonly areaName: (areaId: string) => string
}

/** 演示里的需求：从今天起几个月后到期。 */
function wantsOf(communityId: string, { vault, registry, now }: World): Want[] {
  const by = registry.accountId(castNeighbours.worker)
  return wantRows.map(({ kind, text, months }, at) => ({
    ...{ id: vault.digest('want', communityId, `demo-${at}`), kind: kind as ResourceKind, text },
    ...{ until: dayOf(monthsLater(now, months)), at: daysAgo(now, 40 - at), by },
  }))
}

/** 像云函数那样办一步：谁、什么时候；站内消息照业务自己的表。 */
function contextOf(world: World, by: Neighbour, at: string, requestId: string): Context {
  const store = {
    create<T extends Entity>(into: Collection<T>, document: T) {
      if (into.name === notices.name) world.shelf.add(into, document)
    },
  }
  const { vault, registry } = world
  const bodyDigest = vault.digest('unitReportIn', requestId)
  const actor = registry.actor(by)
  return { actor, now: at, requestId, bodyDigest, vault, store } as unknown as Context
}

/** 这一步除了换状态，还改变什么、说什么。 */
function changeOf(
  one: UnitReportIn,
  name: ReportInStepName,
  {
    story,
    wants,
    world,
    at,
  }: { story: UnitStory; wants: readonly Want[]; world: World; at: string },
): Pick<Move, 'change' | 'note'> {
  if (name === 'confirm') {
    const office = world.vault.seal(story.office)
    return { change: { office, ...termOf(one, at) } }
  }
  const want = wants[story.want]
  if (!want) return { note: story.note ?? null }
  const { id, kind, text } = want
  if (name === 'match') {
    const by = world.registry.accountId(story.staff)
    const kept = { id: matchId('r1', id), resourceId: 'r1', want: { id, kind, text } }
    return { change: { matches: [{ ...kept, at, by, done: null }] }, note: text }
  }
  const done = { on: dayOf(at), text: story.done ?? '' }
  if (name !== 'finishMatch') return { note: story.note ?? null }
  return { change: { matches: one.matches.map((it) => ({ ...it, done })) }, note: done.text }
}

/** 一份报到从头走到现在；到点的过问也都问过了。 */
function walk(story: UnitStory, nth: number, wants: readonly Want[], world: World): UnitReportIn {
  const { liaison, staff, unit, communityId, months, resources, steps } = story
  const ask = (at: number) => `demo-unit-${nth}-${at}`
  const first = daysAgo(world.now, story.days)
  const ctx = contextOf(world, liaison, first, ask(0))
  const { _id: unitId, name: unitName } = demoUnits[unit]
  const place = { communityId, communityName: world.areaName(communityId) }
  const written = {
    ...{ unitId, unitName, ...place, within: withinOf(communityId), months, resources },
    contact: world.vault.seal({ name: liaison.name, phone: liaison.phone }),
    ...{ notBefore: null, renews: null },
  }
  let one = settle(freshReportIn(ctx, written, 1), officialCalendar)
  announceReportIn(ctx, 'reportIn', one)
  for (const [i, { name, days }] of steps.entries()) {
    const at = daysAgo(world.now, days)
    const by = name === 'end' ? liaison : staff
    const now = contextOf(world, by, at, ask(i + 1))
    const changed = changeOf(one, name, { story, wants, world, at })
    one = {
      ...advance(now, one, name, { calendar: officialCalendar, ...changed }),
      rev: one.rev + 1,
    }
    announceReportIn(now, name, one, changed.note)
  }
  for (let rung = ring(one, world.now, officialCalendar); rung; ) {
    const at = rung.one.timeline.at(-1)?.at ?? world.now
    one = { ...rung.one, rev: one.rev + 1 }
    announceReportIn(contextOf(world, staff, at, `${ask(99)}-${rung.name}`), rung.name, one)
    rung = ring(one, world.now, officialCalendar)
  }
  return one
}

/** 演示区里的单位报到，和金桂社区的需求清单。 */
export function reportUnits(world: World): void {
  const [first] = unitStories
  if (!first) return
  const wants = wantsOf(first.communityId, world)
  world.shelf.add(wantLists, { _id: first.communityId, rev: wants.length, wants, closed: [] })
  const all = unitStories.map((story, nth) => walk(story, nth, wants, world))
  world.shelf.add(unitReportIns, ...all)
}
