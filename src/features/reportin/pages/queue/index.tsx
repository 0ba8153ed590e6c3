import type { ReportFilter } from '@domain/reportin/lists'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Tabs } from '@/shared/ui/tabs'
import { ReportList } from '../../components/report-list'
import { filterNames, filterWords } from '../../components/words'

const tabs = filterNames.map((value) => ({ value, label: filterWords[value].label }))

const filterOf = (wanted: string | undefined): ReportFilter =>
  filterNames.find((name) => name === wanted) ?? 'pending'

/** 报到名单：等确认的、已报到的、已认岗的、半年活跃的。带着地方和哪一栏来，列的正好是那个数。 */
export default function Queue() {
  const { areaId, unitId, filter: wanted } = useRouter().params
  const [filter, setFilter] = useState(() => filterOf(wanted))
  const fetchPage = useCallback(
    (before?: string) => {
      const rest = before ? { before } : {}
      if (unitId && filter !== 'pending')
        return ask('reportin', 'ofUnit', { unitId, filter, ...rest })
      return ask('reportin', 'queue', { filter, ...(areaId ? { areaId } : {}), ...rest })
    },
    [filter, areaId, unitId],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen
      title="报到名单"
      lead="在职党员到社区报到，3 个工作日里确认。"
      bottom={
        !areaId && !unitId ? (
          <Button kind="plain" onPress={() => open('reportNumbers')}>
            看双报到的数字
          </Button>
        ) : undefined
      }
    >
      <Tabs
        items={unitId ? tabs.slice(1) : tabs}
        value={filter}
        onChange={setFilter}
        label="哪一栏"
      />
      <ReportList pages={pages} filter={filter} />
    </Screen>
  )
}
