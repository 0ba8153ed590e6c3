import type { UnitRef } from '@domain/kernel/actor'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open, openTab } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Tabs } from '@/shared/ui/tabs'
import { PagedWishes } from '@/shared/wish/paged-wishes'

/** 我自己的那一张单子，其余的各是一个单位。 */
const MINE = 'mine'

const empty = {
  mine: { title: '您还没有认领心愿', note: '大厅里有邻居正等着帮忙。' },
  unit: { title: '单位还没有认领心愿', note: '在心愿里点“单位认领”，再交给一位党员来办。' },
}

/** 我的认领：我答应帮的，还剩多少时间；联络员另看得到单位认领的。 */
export default function Claims() {
  const [units, setUnits] = useState<readonly UnitRef[]>([])
  const [whose, setWhose] = useState(MINE)
  const fetchPage = useCallback(
    async (before?: string) => {
      const unit = whose === MINE ? {} : { unitId: whose }
      const page = await ask('wish', 'claims', { ...unit, ...(before ? { before } : {}) })
      setUnits(page.units)
      return page
    },
    [whose],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen
      stack
      bottom={
        <>
          <Button kind="plain" onPress={() => open('helper')}>
            我能帮什么
          </Button>
          <Button onPress={() => openTab('wishes')}>去心愿大厅看看</Button>
        </>
      }
    >
      {units.length > 0 && (
        <Tabs label="谁认领的" items={tabsOf(units)} value={whose} onChange={setWhose} />
      )}
      <PagedWishes pages={pages} withState empty={whose === MINE ? empty.mine : empty.unit} />
    </Screen>
  )
}

/** 只联络一个单位的，不必写出它的名字。 */
const tabsOf = (units: readonly UnitRef[]) => [
  { value: MINE, label: '我的' },
  ...units.map(({ id, name }) => ({ value: id, label: units.length > 1 ? name : '单位的' })),
]
