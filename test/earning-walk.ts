import type { Entry } from '@domain/points/entry'
import { pointsOf as pointsIn } from '@domain/points/entry'
import type { Wallet } from '@domain/points/wallet'
import type { Service } from '@domain/service/service'
import type { District } from './district'
import { accountIdOf } from './points-walk'
import { type CastName, cast } from './seed/cast'
import { home } from './seed/places'

let serial = 0

/** 东八区那一天的几点几分，ISO 字符串；分可以带秒：`09:00`、`23:59:59`。 */
export const at = (day: string, time = '09:00') =>
  new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`).toISOString()

/** 看得分的人要做的几件事。 */
export function earningOf(district: District) {
  const entriesOf = (who: CastName) =>
    district.find('entries', { 'lines.id': accountIdOf(cast[who]) }) as unknown as Entry[]
  const serve = (who: CastName, more: Partial<Service> = {}): Service => {
    serial += 1
    const service: Service = {
      ...{ _id: `service-${serial}`, rev: 1, kind: 'checkIn', accountId: accountIdOf(cast[who]) },
      ...{ communityId: home.communityId, title: '清扫楼道', wishKind: null, at: at('2026-11-20') },
      ...{ minutes: 60, backfilled: false, followed: false },
      ...more,
    }
    district.cloud.database.load('services', [{ ...service }])
    return service
  }
  return {
    /** 他做完了一次服务，还没有跟上；照服务写下的样子。 */
    serve,
    /** 定时任务跑一次。 */
    alarm: () => district.cloud.timers.run('alarm'),
    /** 做完一次服务、定时任务跟上，返回这一次得了几分。 */
    async earned(who: CastName, more: Partial<Service> = {}): Promise<number> {
      const { _id } = serve(who, more)
      await district.cloud.timers.run('alarm')
      return entriesOf(who)
        .filter(({ cause, kind }) => cause.id === _id && kind === 'earn')
        .reduce((sum, one) => sum + pointsIn(one, accountIdOf(cast[who])), 0)
    },
    entriesOf,
    walletOf: (who: CastName) =>
      district.find('wallets', { _id: accountIdOf(cast[who]) })[0] as unknown as Wallet | undefined,
    usesOf: (who: CastName) =>
      Object.fromEntries(
        district
          .find('capUses', { accountId: accountIdOf(cast[who]) })
          .map(({ _id, points, times }) => [
            String(_id).split('~').slice(1).join('~'),
            [points, times],
          ]),
      ),
  }
}
