import type { PersonPoints, StewardRow } from '@domain/pointcare/person'
import { useState } from 'react'
import { act, ask } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Empty } from '@/shared/ui/empty'
import { toast } from '@/shared/ui/toast'
import { EntryRow } from './entry-row'

interface PersonEntriesProps {
  person: PersonPoints
  onChanged: (person: PersonPoints) => void
}

/** 他的流水；发错的一笔点开更正。 */
export function PersonEntries({ person, onChanged }: PersonEntriesProps) {
  const [asked, setAsked] = useState<StewardRow | null>(null)
  const action = useAction()
  useStale(
    action,
    () => setAsked(null),
    () => undefined,
  )
  const more = async () => {
    if (person.next === null) return
    const { id, next: before } = person
    const page = await ask('points', 'personEntries', { id, before })
    onChanged({ ...person, ...page, rows: [...person.rows, ...page.rows] })
  }
  const reverse = async (reason: string) => {
    if (!asked) return
    const done = await action.run(() => act('points', 'reverse', { id: asked.id, reason }))
    if (!done) return
    setAsked(null)
    toast('更正了，他收到一条消息')
    onChanged(done)
  }
  if (person.rows.length === 0) return <Empty title="您管的地方还没有给他发过积分" />
  return (
    <>
      <Card flush title="流水">
        {person.rows.map((row) => (
          <EntryRow
            key={row.id}
            row={row}
            said={row.reversed ? '已更正' : undefined}
            onPress={row.mayReverse ? () => setAsked(row) : undefined}
          />
        ))}
      </Card>
      {person.next && (
        <Button kind="plain" busyText="正在取" onPress={more}>
          再看一些
        </Button>
      )}
      <Confirm
        open={asked !== null}
        danger
        title="更正这一笔"
        text={`“${asked?.words}”的 ${asked?.points} 分收回，另记相反的一笔，原来的那一笔留着。原因会原样告诉他；他已经用掉的收不回来。`}
        confirmLabel="更正"
        error={action.conflict ? null : action.error}
        reason={{ label: '为什么更正', hint: '4 到 60 个字，他本人看得到', max: 60 }}
        onConfirm={reverse}
        onClose={() => setAsked(null)}
      />
    </>
  )
}
