import type { Unit, UnitKind } from '@domain/unit/unit'
import { elsewhere, home } from './places'

interface Where {
  readonly areaId: string
  readonly areaName: string
}

const nowhere = { areaId: null, areaName: null } as const
const atHome: Where = { areaId: home.communityId, areaName: '金桂社区' }
const atElsewhere: Where = { areaId: elsewhere.communityId, areaName: '银杏社区' }

/** 一个单位或党组织；没有上级。 */
export const unit = (
  id: string,
  kind: UnitKind,
  name: string,
  where: Where | typeof nowhere = nowhere,
) =>
  ({
    ...{ _id: `U-${id}`, rev: 1, name, kind, code: `DEMO-${id}`, parentId: null },
    ...{ ...where, releases: [], busyAt: null },
  }) satisfies Unit as Unit

/** 演示区里派出在职党员的单位、党支部和站点。 */
export const demoUnits = {
  housing: unit('01', 'unit', '区住房和建设局'),
  hospital: unit('02', 'unit', '区人民医院'),
  school: unit('03', 'unit', '区实验小学'),
  patrol: { ...unit('04', 'branch', '城管大队第二党支部'), parentId: 'U-P-organs' },
  couriers: unit('05', 'jointBranch', '外卖行业联合党支部'),
  depot: unit('06', 'depot', '金桂外卖站', atHome),
  depotElsewhere: unit('07', 'depot', '银杏快递站', atElsewhere),
} as const

export type UnitName = keyof typeof demoUnits

/** 各社区的党员轮着来自这几个单位。 */
const sending = ['housing', 'hospital', 'school', 'patrol', 'couriers'] as const

export function unitOfCommunity(nth: number): UnitName {
  return sending[nth % sending.length] as UnitName
}
