import { areaImport } from './areas'
import type { ImportKindName } from './columns'
import { peopleImport } from './people'
import type { ImportKind } from './plan'
import { rosterImport } from './roster'
import { unitImport } from './units'

/** 各种导入怎么看、怎么生效；列在 `columns.ts`。 */
export const importKinds: Readonly<Record<ImportKindName, ImportKind<unknown>>> = {
  areas: areaImport as ImportKind<unknown>,
  units: unitImport as ImportKind<unknown>,
  people: peopleImport as ImportKind<unknown>,
  roster: rosterImport as ImportKind<unknown>,
}
