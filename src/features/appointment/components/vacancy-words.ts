import type { VacancyName } from '@domain/appointment/vacancies'

/** 空缺那一页各组怎么说。 */
export const vacancyWords: Readonly<Record<VacancyName, string>> = {
  noA: '没有 A 岗的网格',
  noB: '没有 B 岗的网格',
  noSecretary: '没有书记的社区',
  noWorker: '没有社区工作者的社区',
  noPartySecretary: '没有书记的党组织',
  noLiaison: '没有联络员的单位',
  standIn: '今天 A 岗、B 岗都不在的网格',
  ended: '结束以后还没有人接的',
  soon: '三十天里到期的',
}
