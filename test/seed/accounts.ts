import {
  type Account,
  accountCode,
  accounts,
  appointments,
  PRIVACY_VERSION,
} from '@domain/account/account'
import { REMIND_DAYS, withWake } from '@domain/appointment/wake'
import type { Actor, Appointment, UnitRef } from '@domain/kernel/actor'
import type { Vault } from '@domain/kernel/context'
import type { Neighbour } from './neighbour'
import type { Shelf } from './shelf'
import { daysAgo, midnight } from './time'
import { demoUnits, type UnitName } from './units'

/** 大家是什么时候来的、什么时候上任的、消息看到了哪天，单位：天前。 */
const JOINED = 200
const APPOINTED = 199
const READ_UNTIL = 1

const refOf = (unit: UnitName | UnitRef): UnitRef => {
  if (typeof unit !== 'string') return unit
  const { _id: id, name: called } = demoUnits[unit]
  return { id, name: called }
}

/** 演示区里的人怎样变成账号。 */
export interface Registry {
  accountId(person: Neighbour): string
  actor(person: Neighbour): Actor
  save(people: readonly Neighbour[], shelf: Shelf): void
}

export function createRegistry(o: {
  now: string
  vault: Vault
  areaName: (areaId: string) => string
}): Registry {
  const accountId = ({ openid }: Neighbour) => o.vault.digest('account', openid)
  const from = daysAgo(o.now, APPOINTED)
  /** 任期快到的，都提醒过了。 */
  const soon = midnight(o.now, REMIND_DAYS)

  const held = (person: Neighbour): Appointment[] =>
    person.positions.map(({ role, areaId, duty, unit, lasts, leave }) => ({
      id: o.vault.digest('appointment', accountId(person), role, areaId),
      role,
      areaId,
      areaName: o.areaName(areaId),
      from,
      to: lasts === undefined ? null : midnight(o.now, lasts),
      ...(duty && { duty }),
      ...(unit && { unit: refOf(unit) }),
      ...(leave && {
        leave: { from: midnight(o.now, -leave.since), to: midnight(o.now, leave.left) },
      }),
    }))

  const accountOf = (person: Neighbour): Account => {
    const joinedAt = daysAgo(o.now, JOINED)
    return {
      _id: accountId(person),
      rev: 1,
      openid: person.openid,
      consent: { version: PRIVACY_VERSION, at: joinedAt },
      phone: o.vault.seal({ phone: person.phone }),
      phoneDigest: o.vault.digest('phone', person.phone),
      homeId: person.homeId,
      homeName: person.homeId && o.areaName(person.homeId),
      appointments: held(person),
      releases: [],
      busyAt: null,
      inboxSeen: daysAgo(o.now, READ_UNTIL),
      createdAt: joinedAt,
      code: accountCode(o.vault, accountId(person)),
    }
  }

  return {
    accountId,
    actor: (person) => ({
      accountId: accountId(person),
      openid: person.openid,
      consented: true,
      appointments: held(person),
      releases: [],
    }),
    save(people, shelf) {
      for (const person of people) {
        const account = accountOf(person)
        shelf.add(accounts, account)
        const { _id: accountId } = account
        const name = () => o.vault.seal({ name: person.name })
        const { phoneDigest } = account
        const records = account.appointments.map((a, nth) => {
          const begun = nth === 0 && a.leave && ({ leaveState: 'begun' } as const)
          const known = a.to !== null && a.to < soon && { remindedFor: a.to }
          const kept = { _id: a.id, rev: 1, accountId, phoneDigest, name: name() }
          return withWake({ ...kept, ...a, ...begun, ...known })
        })
        shelf.add(appointments, ...records)
      }
    },
  }
}
