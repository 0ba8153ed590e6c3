import { rosterId, rosterRows } from '@domain/roster/roster'
import { castRows } from './cast-rows'
import { type Crowd, demoPhone } from './crowd'
import type { Neighbour } from './neighbour'
import { elsewhere, home } from './places'
import type { ReportStory } from './reportins'
import { daysAgo } from './time'
import { demoUnits } from './units'
import type { World } from './write-wish'

const { worker, secretary, workerElsewhere, partyMember, partyMemberOther } = castRows
const at = (n: number) => `${home.gridId}-b0${n}`
const told = { skills: ['company', 'errand'], free: 'weekend' } as const
const confirmed = (days: number) => ({ days, step: 'confirm', by: worker }) as const

/** 报到过的人：身份页上的几位，和人群里另请的几位。要任职的写好任职。 */
export function reportStories(crowd: Crowd): ReportStory[] {
  const member = (areaId: string, gridId: string) =>
    crowd.staff([{ role: 'partyMember', areaId }], gridId)
  const atHome = () => member(home.communityId, home.gridId)
  const visitor = () => crowd.staff([], home.gridId)
  const mover = member(elsewhere.communityId, elsewhere.gridId)
  const courier = member(home.communityId, home.gridId)
  return [
    {
      ...{ by: partyMember, unit: 'housing', areaId: home.buildingId, days: 40, told, served: 2 },
      turns: [
        confirmed(39),
        { days: 38, step: 'takePost', by: 'self', post: 'walk' },
        { days: 30, step: 'begin', by: worker },
      ],
    },
    {
      ...{ by: partyMemberOther, unit: 'housing', areaId: at(5), days: 20, told },
      turns: [confirmed(19), { days: 12, step: 'takePost', by: 'self', post: 'study' }],
    },
    {
      ...{ by: castRows.partyMemberElsewhere, unit: 'hospital', days: 30, told, served: 9 },
      ...{ areaId: `${elsewhere.gridId}-b02` },
      turns: [{ days: 29, step: 'confirm', by: workerElsewhere }],
    },
    { by: visitor(), areaId: at(1), days: 0.4, told, turns: [] },
    { by: visitor(), areaId: at(2), days: 0.8, told, turns: [] },
    {
      ...{ by: visitor(), areaId: at(4), days: 3, told },
      turns: [{ days: 2.5, step: 'reject', by: worker, note: '楼栋像是写错了，请再核对一下' }],
    },
    { by: atHome(), areaId: at(6), days: 15, told, turns: [confirmed(14)] },
    {
      ...{ by: atHome(), areaId: at(1), days: 50, told, served: 20 },
      turns: [confirmed(49), { days: 45, step: 'takePost', by: 'self', post: 'study' }],
    },
    {
      ...{ by: visitor(), areaId: at(2), days: 60, told },
      turns: [
        { days: 59, step: 'confirm', by: secretary },
        { days: 10, step: 'pause', by: 'self', pausedFor: 20 },
      ],
    },
    {
      ...{ by: visitor(), areaId: at(3), days: 35, told },
      turns: [confirmed(34), { days: 6, step: 'cancel', by: 'self' }],
    },
    {
      ...{ by: mover, areaId: at(3), days: 55, told },
      turns: [confirmed(54), { days: 8, step: 'transfer', by: 'self' }],
    },
    {
      ...{ by: mover, areaId: `${elsewhere.gridId}-b01`, days: 8, nth: 1, told },
      turns: [{ days: 7, step: 'confirm', by: workerElsewhere }],
    },
    {
      ...{ by: courier, line: 'work', unit: 'depot', areaId: home.communityId, days: 25, told },
      turns: [confirmed(24)],
    },
    {
      ...{ by: visitor(), line: 'work', unit: 'depot', areaId: home.communityId, days: 0.2, told },
      turns: [],
    },
  ]
}

/** 名册上还没有来认领的几位；没有账号。号码排在代许的老人之前。 */
const unclaimed = ['丁文浩', '韩雪梅', '卢志刚', '姚静怡', '白建国', '秦晓峰'].map((name, i) => ({
  ...{ name, phone: demoPhone(60 + i) },
}))

/** 区住房和建设局的名册：两位认领了也报到了，一位认领了还没报到，其余的还没来。 */
export function writeRoster(claimedOnly: Neighbour, { vault, registry, shelf, now }: World): void {
  const unitId = demoUnits.housing._id
  const row = ({ name, phone }: { name: string; phone: string }, accountId: string | null) => {
    const phoneDigest = vault.digest('phone', phone)
    shelf.add(rosterRows, {
      ...{ _id: rosterId(vault, unitId, phoneDigest), rev: 1, unitId, phoneDigest, accountId },
      ...{ name: vault.seal({ name }), phone: vault.seal({ phone }) },
      ...{ claimedAt: accountId && daysAgo(now, 18), leftAt: null },
    })
  }
  for (const person of [partyMember, partyMemberOther, claimedOnly])
    row(person, registry.accountId(person))
  for (const person of unclaimed) row(person, null)
}
