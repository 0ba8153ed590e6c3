import { SHEETS_LIMIT } from '@domain/wish/paper-words'
import type { WishCard } from '@domain/wish/present'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'
import { PaperRow } from '../../components/paper-row'

/** 回音纸条：给没有手机的许愿人，按楼排好；印一张送一张，送到了说一声。 */
export default function Papers() {
  const query = useQuery('wish', 'papers', {})
  return (
    <Screen title="回音纸条" lead="许愿的人没有手机，回音要送到他手里。">
      <Loaded query={query}>
        {(papers) =>
          papers.length === 0 ? (
            <Empty title="现在没有要送的" note="心愿有了回音，会列在这里。" />
          ) : (
            byBuilding(papers).map(([place, rows]) => (
              <Building key={place} place={place} rows={rows} onHanded={query.reload} />
            ))
          )
        }
      </Loaded>
    </Screen>
  )
}

/** 同一栋楼的放在一起；取来时已经按楼排好。 */
function byBuilding(papers: readonly WishCard[]): [string, WishCard[]][] {
  const groups = new Map<string, WishCard[]>()
  for (const paper of papers) groups.set(paper.place, [...(groups.get(paper.place) ?? []), paper])
  return [...groups]
}

interface BuildingProps {
  place: string
  rows: readonly WishCard[]
  onHanded: () => unknown
}

function Building({ place, rows, onHanded }: BuildingProps) {
  const batch = rows.slice(0, SHEETS_LIMIT)
  return (
    <Card title={place}>
      <Button
        icon="paper"
        onPress={() => open('sheets', { ids: batch.map((wish) => wish.id).join(',') })}
      >
        {`印这 ${batch.length} 张`}
      </Button>
      {rows.map((wish) => (
        <PaperRow key={wish.id} wish={wish} onHanded={onHanded} />
      ))}
      {rows.length > batch.length && (
        <Words size="small" tone="faint">
          {`一次最多印 ${SHEETS_LIMIT} 张，送完这些再印后面的。`}
        </Words>
      )}
    </Card>
  )
}
