import type { AttendancePage } from '@domain/checkin/attendance'
import { useDidShow, useReachBottom, useRouter } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import { ask } from '@/shared/cloud/call'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { List } from '@/shared/ui/list'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { AttendanceRowView } from '../../components/attendance-row'
import { EndAction } from '../../components/end-action'
import { headcountWords } from '../../components/headcount'
import { RollCall } from '../../components/roll-call'
import { occasionTag, spanOf } from '../../components/words'

/** 一场的名单：谁来了、几点走的；没带手机的当场点名，忘了签退的事后补记。 */
export default function Attendance() {
  const { id = '' } = useRouter().params
  const [first, setFirst] = useState<AttendancePage | null>(null)
  const fetchPage = useCallback(
    async (before?: string) => {
      const page = await ask('checkin', 'attendance', { id, ...(before ? { before } : {}) })
      if (!before) setFirst(page)
      return page
    },
    [id],
  )
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const running = first?.occasion.state === 'running'
  return (
    <Screen
      bottom={running && <Button onPress={() => open('checkInCode', { id })}>出示签到码</Button>}
    >
      {first && <Head page={first} />}
      {running && <RollCall id={id} onDone={pages.refresh} />}
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(one) => one.id}
        render={(row) => (
          <AttendanceRowView row={row} ended={first?.occasion.to ?? ''} onDone={pages.refresh} />
        )}
        empty={{ title: '还没有人签到', note: '把签到码放在来的人看得见的地方。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
      {first && <EndAction occasion={first.occasion} onDone={pages.refresh} />}
    </Screen>
  )
}

function Head({ page: { occasion, headcount } }: { page: AttendancePage }) {
  return (
    <Card title={occasion.title} extra={<Tag {...occasionTag(occasion.state)} />}>
      <Words tone="soft">{`${occasion.spot} · ${spanOf(occasion)}`}</Words>
      {headcount && <Words bold>{headcountWords(headcount)}</Words>}
    </Card>
  )
}
