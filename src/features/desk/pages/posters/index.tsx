import type { PosterSet } from '@domain/area/posters'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'

/** 成批打印要用电脑上的网页；手机上一张一张存。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 二维码海报：领哪一张、这个月几人扫过；区里先选社区。 */
export default function Posters() {
  const { areaId } = useRouter().params
  const query = useQuery('area', 'posterSets', {})
  const shown = query.data?.filter((set) => !areaId || set.id === areaId) ?? []
  const bottom = canPrint && shown.length > 0 && (
    <Button icon="paper" onPress={() => open('print', areaId ? { areaId } : {})}>
      {`打印这 ${countOf(shown)} 张`}
    </Button>
  )
  return (
    <Screen title="二维码海报" bottom={bottom || undefined}>
      <Loaded query={query}>{() => <Sets sets={shown} />}</Loaded>
      {!canPrint && (
        <Words size="note" tone="soft">
          点开一张，长按二维码存成图片。成批打印请在电脑上打开网页版。
        </Words>
      )}
    </Screen>
  )
}

/** 一套里有几张：社区（或网格员的网格）一张，下面每个网格一张。 */
function countOf(sets: readonly PosterSet[]): number {
  return sets.reduce((sum, { grids }) => sum + 1 + grids.length, 0)
}

const scanned = (month: number) => (month > 0 ? `本月 ${month} 人扫过` : '本月还没有人扫过')

/** 一两个社区就全摊开；多了只列社区，点开再看。 */
function Sets({ sets }: { sets: readonly PosterSet[] }) {
  const few = sets.length <= 2 || sets.every(({ grids }) => grids.length === 0)
  if (few)
    return sets.map((set) => (
      <Card key={set.id} flush>
        {[set, ...set.grids].map(({ id, name, month }) => (
          <Cell
            key={id}
            icon="pin"
            title={name}
            note={scanned(month)}
            onPress={() => open('code', { areaId: id })}
          />
        ))}
      </Card>
    ))
  return (
    <Card flush>
      {sets.map((set) => (
        <Cell
          key={set.id}
          icon="house"
          title={set.name}
          note={`${countOf([set])} 张，${scanned(monthOf(set))}`}
          onPress={() => open('posters', { areaId: set.id })}
        />
      ))}
    </Card>
  )
}

const monthOf = ({ month, grids }: PosterSet) => grids.reduce((sum, g) => sum + g.month, month)
