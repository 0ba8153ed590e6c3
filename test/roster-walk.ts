import type { ImportCheck, ImportDesk, ImportView } from '@domain/opening/importing'
import type { RosterPage } from '@domain/reportin/roster-page'
import { type Answer, type District, newRequestId } from './district'
import { type CastName, cast } from './seed/cast'
import { titlesOf, workbook } from './workbook'

/** 演示区里两个单位的联络员。 */
export const housing = { unitId: 'U-01', liaison: 'unitLiaison' } as const
export const hospital = { unitId: 'U-02', liaison: 'unitLiaisonOther' } as const
type Home = typeof housing | typeof hospital

/** 联络员管名册的几件事。 */
export function rostersIn(district: District) {
  const { must, send, cloud } = district
  const rosters = {
    /** 传一份文件上去，看一遍。 */
    async check({ unitId, liaison }: Home, content: Buffer): Promise<Answer<ImportCheck>> {
      const { folder } = await must<ImportDesk>(liaison, 'opening', 'desk', { unitId })
      const path = `${folder}/${newRequestId()}.xlsx`
      const fileId = await cloud.upload(cast[liaison], path, content)
      const input = { kind: 'roster', unitId, fileId, fileName: '名册.xlsx' }
      return send(liaison, 'opening', 'read', input)
    },
    /** 哪几处不对；整份都看不了的，就是那一句话。 */
    async problems(of: Home, rows: readonly string[][], titles = titlesOf('roster')) {
      const { ok, data, message } = await rosters.check(of, await workbook(titles, rows))
      return ok ? data.problems : [message]
    },
    async finish({ liaison }: Home, view: ImportView | null): Promise<ImportView> {
      let now = await must<ImportView>(liaison, 'opening', 'turnOn', { id: view?.id })
      while (now.state === 'applying')
        now = await must(liaison, 'opening', 'carryOn', { id: now.id, step: now.applied })
      return now
    },
    /** 照模板填好这些行，看过、做完。 */
    async load(of: Home, rows: readonly string[][]): Promise<ImportView> {
      const { data } = await rosters.check(of, await workbook(titlesOf('roster'), rows))
      expect(data.problems).toEqual([])
      return rosters.finish(of, data.view)
    },
    page: ({ unitId, liaison }: Home) =>
      must<RosterPage>(liaison, 'reportin', 'roster', { unitId }),
    async code(of: Home): Promise<string> {
      return (await rosters.page(of)).code
    },
    join: (who: CastName, code: string) =>
      send<{ unit: string }>(who, 'reportin', 'joinUnit', { code }),
    rows: ({ unitId }: Home) => district.find('rosterRows', { unitId, leftAt: null }),
  }
  return rosters
}

export type Rosters = ReturnType<typeof rostersIn>
