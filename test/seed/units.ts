import type { Unit, UnitKind } from '@domain/unit/unit'

const unit = (id: string, kind: UnitKind, name: string): Unit => ({
  _id: `U-${id}`,
  rev: 1,
  name,
  kind,
  releases: [],
  busyAt: null,
})

/** 演示区里派出在职党员的单位和党支部。 */
export const demoUnits = {
  housing: unit('01', 'unit', '区住房和建设局'),
  hospital: unit('02', 'unit', '区人民医院'),
  school: unit('03', 'unit', '区实验小学'),
  patrol: unit('04', 'branch', '城管大队第二党支部'),
  couriers: unit('05', 'branch', '外卖行业联合党支部'),
} as const

export type UnitName = keyof typeof demoUnits

const names = Object.keys(demoUnits) as UnitName[]

/** 各社区的党员轮着来自这几个单位。 */
export function unitOfCommunity(nth: number): UnitName {
  return names[nth % names.length] as UnitName
}
