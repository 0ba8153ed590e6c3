import { ancestor } from '@domain/area/area'
import type { CheckIn } from '@domain/checkin/checkin'
import type { Vault } from '@domain/kernel/context'
import { yearOf } from '@domain/kernel/date'
import {
  addService,
  type Service,
  type ServiceYear,
  services,
  serviceYearId,
  serviceYears,
} from '@domain/service/service'
import { helpersIn } from '@domain/wish/finish'
import type { Wish } from '@domain/wish/wish'
import type { Shelf } from './shelf'

type Done = Omit<Service, '_id' | 'rev' | 'followed'> & { readonly cause: string }

/** 签退了的、圆了的，各是一次服务。 */
function donesIn({ documents }: Shelf): Done[] {
  const all = <T>(name: string) => (documents.get(name) ?? []) as unknown as readonly T[]
  const visits = all<CheckIn>('checkIns').filter(({ outAt }) => outAt !== null)
  const granted = all<Wish>('tickets').filter(({ status }) => status === 'done')
  return [
    ...visits.map(
      ({ _id: cause, accountId, inAt: at, minutes, backfill, communityId, title }): Done => ({
        ...{ kind: 'checkIn', cause, accountId, at, minutes, backfilled: backfill !== null },
        ...{ communityId, title, wishKind: null },
      }),
    ),
    ...granted.flatMap((wish) =>
      [...new Set(helpersIn(wish))].map(
        (accountId): Done => ({
          ...{ kind: 'wish', cause: wish._id, accountId, at: wish.enteredAt },
          ...{
            minutes: 0,
            backfilled: false,
            communityId: ancestor(wish.place.areaId, 'community') ?? '',
          },
          ...{ title: `心愿 ${wish.no}`, wishKind: wish.wish.category },
        }),
      ),
    ),
  ]
}

/** 做完的每一次服务，和各人一年的合计；办法与云函数写的一样，报到都已经跟上。 */
export function noteServices(shelf: Shelf, vault: Vault): void {
  const years = new Map<string, ServiceYear>()
  for (const { cause, ...done } of donesIn(shelf)) {
    const _id = vault.digest('service', done.kind, cause, done.accountId)
    shelf.add(services, { ...done, _id, rev: 1, followed: true })
    const yearId = serviceYearId(done.accountId, yearOf(done.at))
    years.set(yearId, addService(years.get(yearId) ?? null, done))
  }
  shelf.add(serviceYears, ...years.values())
}
