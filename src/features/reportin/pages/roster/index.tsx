import type { RosterPage } from '@domain/reportin/roster-page'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Code } from '@/shared/ui/code'
import { List } from '@/shared/ui/list'
import { Words } from '@/shared/ui/words'
import { RosterCell } from '../../components/roster-cell'
import { useRoster } from '../../components/use-roster'

/** 单位名册：单位代码最大；谁认领了、报到到哪一步；导入、移出。 */
export default function Roster() {
  const { view, pages, choose } = useRoster(useRouter().params.unitId)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const bottom = view && (
    <>
      <Button kind="plain" onPress={() => open('yearUnit', { id: view.unit.id })}>
        年度情况表
      </Button>
      <Button onPress={() => open('import', { unitId: view.unit.id })}>导入名册</Button>
    </>
  )
  return (
    <Screen title={view?.unit.name ?? '单位名册'} bottom={bottom || undefined}>
      {view && <Head view={view} onChoose={choose} />}
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(row) => row.id}
        render={(row) => <RosterCell row={row} onDropped={pages.refresh} />}
        empty={{ title: '名册上还没有人', note: '导入一份姓名和手机号的 Excel 就有了。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

function Head({ view, onChoose }: { view: RosterPage; onChoose: (unitId: string) => void }) {
  return (
    <>
      {view.units.length > 1 && (
        <Choice
          label="看哪个单位的"
          options={view.units.map(({ id, name }) => ({ value: id, label: name }))}
          value={view.unit.id}
          onChange={onChoose}
        />
      )}
      <Card title="单位代码">
        <Code digits={view.code} label="单位代码" />
        <Words tone="soft">
          请本单位的在职党员打开“我的 → 双报到”，填这六个数字，名册上的手机号对得上就行。
        </Words>
      </Card>
      {view.depot && (
        <Card flush>
          <Cell
            icon="paper"
            title="站点的码"
            note="贴在站里，骑手一扫就报到"
            onPress={() => open('depots')}
          />
        </Card>
      )}
    </>
  )
}
