import {
  type ComplaintStatus,
  complaintStatuses,
  complaintStatusNames,
} from '@domain/complaint/complaint'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { Screen } from '@/shared/screen'
import { Tabs } from '@/shared/ui/tabs'
import { ComplaintList } from '../../components/complaint-list'

const tabs = complaintStatusNames.map((value) => ({
  value,
  label: complaintStatuses[value].label,
}))

/** 街道和区里受理的：等答复的、答复过的。 */
export default function Queue() {
  const [status, setStatus] = useState<ComplaintStatus>('new')
  const fetchPage = useCallback(
    (before?: string) => ask('complaint', 'queue', { status, ...(before ? { before } : {}) }),
    [status],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  return (
    <Screen>
      <Tabs items={tabs} value={status} onChange={setStatus} label="答复了没有" />
      <ComplaintList
        pages={pages}
        empty={{ title: status === 'new' ? '没有等待答复的' : '还没有答复过的' }}
      />
    </Screen>
  )
}
