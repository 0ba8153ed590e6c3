import { type ImportKindName, importSheets } from '@domain/opening/columns'
import { writeSheet } from '../cloudfunctions/_shared/sheet'

/** 各列名，次序和模板一样。 */
export const titlesOf = (kind: ImportKindName): string[] =>
  importSheets[kind].columns.map(({ title }) => title)

/** 一份填好的 Excel。 */
export function workbook(
  titles: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<Buffer> {
  return writeSheet({ name: '表', columns: titles.map((title) => ({ title, width: 12 })), rows })
}

/** 开一个小区用的：2 条街道、3 个社区、6 个网格、20 栋楼。编码都是编的。 */
export function smallAreas(): string[][] {
  const streets = ['梧桐街道', '清河街道'].map((name, i) => [`99000100${i + 1}`, name] as const)
  const communities = ['金桂', '银杏', '海棠'].map((name, i) => {
    const street = streets[i === 2 ? 1 : 0]?.[0] ?? ''
    return [`${street}00${i + 1}`, name, street] as const
  })
  const grids = communities.flatMap(([code, name]) =>
    ['一', '二'].map((nth, i) => [`${code}0${i + 1}`, `${name}第${nth}网格`, code] as const),
  )
  const buildings = Array.from({ length: 20 }, (_, i) => {
    const grid = grids[i % grids.length]?.[0] ?? ''
    return [`${grid}B${String(i + 1).padStart(2, '0')}`, `${i + 1}栋`, grid] as const
  })
  return [
    ...streets.map(([code, name]) => ['街道', name, code, '']),
    ...communities.map(([code, name, up]) => ['社区', `${name}社区`, code, up]),
    ...grids.map(([code, name, up]) => ['网格', name, code, up]),
    ...buildings.map(([code, name, up]) => ['楼栋', name, code, up]),
  ]
}

/** 某一级的编码，照表里的次序。 */
export const codesOf = (rows: readonly string[][], level: string): string[] =>
  rows.filter(([one]) => one === level).map(([, , code = '']) => code)

/** 15 个人：6 个网格的 A 岗兼下一个网格的 B 岗，3 个社区各有工作者和书记，1 个楼栋长，2 个街道。 */
export function smallPeople(areas: readonly string[][], phones: readonly string[]): string[][] {
  const grids = codesOf(areas, '网格')
  const communities = codesOf(areas, '社区')
  let next = 0
  const person = () => {
    next += 1
    return [`人员${next}`, phones[next - 1] ?? `1381000${String(next).padStart(4, '0')}`]
  }
  const staff = communities.flatMap((code) => [
    [...person(), '社区工作者', '', code, '', ''],
    [...person(), '社区书记', '', code, '', ''],
  ])
  const gridRows = grids.flatMap((grid, i) => {
    const who = person()
    const other = grids[(i + 1) % grids.length] ?? ''
    return [
      [...who, '网格员', 'A', grid, '', ''],
      [...who, '网格员', 'B', other, '', ''],
    ]
  })
  return [
    ...staff,
    ...gridRows,
    [...person(), '楼栋长', '', codesOf(areas, '楼栋')[0] ?? '', '', ''],
    ...codesOf(areas, '街道').map((code) => [...person(), '街道', '', code, '', '']),
  ]
}
