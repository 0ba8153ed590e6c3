import { resourceKinds } from '@domain/unit/kinds'
import { WANTS_LIMIT } from '@domain/unit/want'
import type { WantsView } from '@domain/unit/wants'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Cell } from '@/shared/ui/cell'
import { Confirm } from '@/shared/ui/confirm'
import { List } from '@/shared/ui/list'
import { toast } from '@/shared/ui/toast'
import { WantSheet } from '../../components/want-sheet'
import { dayWords, kindIcons } from '../../components/words'

type WantRow = WantsView['wants'][number]

/** 社区需求清单：快到期的在前；点一条收起它。各单位的联络员看得到。 */
export default function Wants() {
  const query = useQuery('unit', 'wants', {})
  const [adding, setAdding] = useState(false)
  const [closing, setClosing] = useState<WantRow | null>(null)
  const list = query.data
  const bottom = list?.keeps && <Button onPress={() => setAdding(true)}>添一条</Button>
  return (
    <Screen
      title="社区需求清单"
      lead={`写出来，各单位的联络员看得到，照着想能帮什么。最多 ${WANTS_LIMIT} 条。`}
      bottom={bottom || undefined}
    >
      <List<WantRow>
        flush
        items={list?.wants}
        keyOf={({ id }) => id}
        render={(want) => (
          <Cell
            icon={kindIcons[want.kind]}
            tone={want.expired ? 'amber' : 'blue'}
            title={want.text}
            note={`${resourceKinds[want.kind].label} · ${dayWords(want.until)}以前${
              want.expired ? ' · 过期了，请收起' : ''
            }`}
            onPress={list?.keeps ? () => setClosing(want) : undefined}
          />
        )}
        empty={{ title: '还没有写', note: '社区缺什么，一条一条写下来。' }}
        error={query.error ?? undefined}
        onRetry={query.reload}
      />
      {list && adding && (
        <WantSheet
          communityId={list.community.id}
          onDone={query.replace}
          onClose={() => setAdding(false)}
        />
      )}
      {list && closing && (
        <CloseWant
          {...{ list, want: closing }}
          onDone={query.replace}
          onClose={() => setClosing(null)}
        />
      )}
    </Screen>
  )
}

interface CloseWantProps {
  list: WantsView
  want: WantRow
  onDone: (list: WantsView) => void
  onClose: () => void
}

function CloseWant({ list, want, onDone, onClose }: CloseWantProps) {
  const { run, error } = useAction()
  const close = async () => {
    const input = { communityId: list.community.id, wantId: want.id }
    const left = await run(() => act('unit', 'closeWant', input))
    if (!left) return
    toast('收起了')
    onClose()
    onDone(left)
  }
  return (
    <Confirm
      open
      title="收起这一条"
      text={`${want.text}。收起以后单位就看不到了；对接过的，协议上还在。`}
      error={error}
      confirmLabel="收起"
      onConfirm={close}
      onClose={onClose}
    />
  )
}
