import { type Helper, helperRole, helpers, reachOf } from '@domain/helper/helper'
import { bestFor } from '@domain/helper/picks'
import { emptyRoundup, roundupDue } from '@domain/helper/roundup'
import { type Wish, wishes } from '@domain/wish/wish'
import type { Registry } from './accounts'
import { type CastName, castNeighbours } from './cast'
import { elsewhere, home } from './places'
import type { Shelf } from './shelf'

type Told = Pick<Helper, 'areaId' | 'skills' | 'free'> & {
  /** 明天早上告诉他几个。 */
  readonly waiting: number
}

/** 身份页上填过“我能帮什么”的几位。 */
const told: Partial<Record<CastName, Told>> = {
  partyMember: {
    ...{ areaId: home.buildingId, skills: ['repair', 'errand'], free: 'now', waiting: 0 },
  },
  partyMemberOther: {
    ...{ areaId: `${home.gridId}-b05`, skills: ['skill', 'company'], free: 'weekend', waiting: 3 },
  },
  volunteer: {
    ...{ areaId: `${home.gridId}-b01`, skills: ['company', 'errand'], free: 'now', waiting: 2 },
  },
  partyMemberElsewhere: {
    ...{ areaId: `${elsewhere.gridId}-b02`, skills: ['repair'], free: 'later', waiting: 0 },
  },
}

/** 填过的人，连同已经挑给他们的心愿。 */
export function readyToHelp(o: { registry: Registry; shelf: Shelf; now: string }): void {
  const all = (o.shelf.documents.get(wishes.name) ?? []) as unknown as readonly Wish[]
  for (const [name, { waiting, ...rest }] of Object.entries(told)) {
    const actor = o.registry.actor(castNeighbours[name as CastName])
    const within = reachOf(rest.areaId, actor)
    const role = helperRole(actor) ?? 'volunteer'
    const picks = rest.free === 'later' ? [] : bestFor({ ...rest, within }, all, actor, o.now)
    const roundup =
      waiting > 0
        ? { wishIds: picks.slice(0, waiting), dueAt: roundupDue(o.now, null), sentDay: null }
        : emptyRoundup
    const _id = o.registry.accountId(castNeighbours[name as CastName])
    o.shelf.add(helpers, { ...rest, _id, rev: 1, within, role, turnAt: '', picks, roundup })
  }
}
