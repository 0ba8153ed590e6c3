import type { DoorstepView } from '@domain/wish/doorstep'
import { useEffect } from 'react'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { EntryForm } from '../../components/entry-form'
import { EntryRows } from '../../components/entry-rows'
import { useBeats } from '../../components/use-beats'
import { useEntries } from '../../components/use-entries'

/** 上门录心愿：一屏一户，记下就录下一户；没有网存在手机上，有网再发。 */
export default function Enter() {
  const query = useBeats()
  if (query.data) return <Notebook view={query.data} />
  return (
    <Screen title="上门录心愿">
      <Loaded query={query}>{() => null}</Loaded>
    </Screen>
  )
}

function Notebook({ view }: { view: DoorstepView }) {
  const entries = useEntries(view.owner)
  const { content, errors, change, rows } = entries
  useOnlySpot(view, entries)
  return (
    <Screen
      title={`第 ${rows.length + 1} 户`}
      lead="照他的话写，写完记下，接着录下一户。"
      bottom={
        <Button icon="check" onPress={entries.keep}>
          记下，录下一户
        </Button>
      }
    >
      <EntryRows entries={entries} />
      <EntryForm beats={view.beats} content={content} errors={errors} change={change} />
    </Screen>
  )
}

/** 只有一个网格、一栋楼可选的，先替他选好。 */
function useOnlySpot({ beats }: DoorstepView, { content, change }: ReturnType<typeof useEntries>) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: 换了一户、还没有地方时才填。
  useEffect(() => {
    const [only, ...others] = beats
    if (!only || others.length > 0 || content.gridId !== '') return
    const [building, ...more] = only.buildings
    const areaId = building && more.length === 0 ? building.id : ''
    change({ gridId: only.grid.id, areaId: building ? areaId : only.grid.id })
  }, [beats, content.gridId])
}
