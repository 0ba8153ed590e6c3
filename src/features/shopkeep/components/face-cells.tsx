import { type GoodFace, goodKinds, goodSources } from '@domain/shop/shop'
import { Cell } from '@/shared/ui/cell'
import { yuanWords } from './words'

type Face = Omit<GoodFace, 'picture' | 'version'>

/** 一版的各项，次序就是页面上的次序。 */
const rows: readonly (readonly [string, (face: Face) => string])[] = [
  ['名称', ({ title }) => title],
  ['种类', ({ kind }) => goodKinds[kind]],
  ['积分', ({ points }) => `${points} 分`],
  ['值多少元', ({ cents }) => yuanWords(cents)],
  [
    '钱从哪里来',
    ({ source, sponsor }) => [goodSources[source], sponsor].filter(Boolean).join('，'),
  ],
  ['每人每月', ({ monthly }) => (monthly === null ? '不限' : `最多 ${monthly} 件`)],
  ['剩几件提醒', ({ threshold }) => `${threshold} 件`],
]

/** 一版的样子；和货架上的不一样的几项，写明原来是什么。 */
export function FaceCells({ face, before }: { face: Face; before: Face | null }) {
  return (
    <>
      {rows.map(([label, wordsOf]) => {
        const was = before && wordsOf(before)
        const now = wordsOf(face)
        return (
          <Cell
            key={label}
            title={label}
            note={was !== null && was !== now ? `货架上是：${was}` : undefined}
            value={now}
          />
        )
      })}
    </>
  )
}
