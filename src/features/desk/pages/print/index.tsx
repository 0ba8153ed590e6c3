import type { PosterSet } from '@domain/area/posters'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Failed } from '@/shared/ui/failed'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { PrintPages } from '@/shared/ui/print-pages'
import { PosterSheet } from '../../components/poster-sheet'
import { usePosters } from './use-posters'

/** 打印海报：一页一张 A4。网格员只有自己的，社区是本社区的，区里是全部。只在网页端有。 */
export default function Print() {
  const { areaId } = useRouter().params
  const query = useQuery('area', 'posterSets', {})
  return (
    <Screen>
      <Loaded query={query}>
        {(sets) => <Pages sets={sets.filter((set) => !areaId || set.id === areaId)} />}
      </Loaded>
    </Screen>
  )
}

function Pages({ sets }: { sets: readonly PosterSet[] }) {
  const { posters, done, error, retry } = usePosters(sets)
  const total = sets.reduce((sum, { grids }) => sum + 1 + grids.length, 0)
  const bar = (
    <>
      {done ? (
        <Button icon="paper" onPress={() => window.print()}>
          {`打印 ${posters.length} 张`}
        </Button>
      ) : (
        <Notice title={`正在准备，${posters.length} / ${total} 张`}>
          都备好了再打印，一张一页 A4。
        </Notice>
      )}
      {error && <Failed failure={error} onRetry={retry} />}
    </>
  )
  return (
    <PrintPages bar={bar}>
      {posters.map((poster) => (
        <PosterSheet key={poster.areaId} poster={poster} />
      ))}
    </PrintPages>
  )
}
