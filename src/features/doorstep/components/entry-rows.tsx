import { calledName } from '@domain/kernel/called'
import { SHEETS_LIMIT } from '@domain/wish/paper-words'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import type { Entry } from './entries'
import type { Entries } from './use-entries'

/** 记下的各户：发好的有编号和四位码，没发的还在手机上，没收下的可以取回来改。 */
export function EntryRows({ entries }: { entries: Entries }) {
  const { rows, sending, offline, sendAll, clearSent } = entries
  const sent = rows.flatMap((row) => row.sent ?? [])
  const waiting = rows.filter((row) => row.sent === null && row.refused === null)
  if (rows.length === 0) return null
  return (
    <Card title={`记下 ${rows.length} 户，发好 ${sent.length} 户`}>
      {offline && (
        <Notice
          tone="amber"
          title="没有网，写好的都在手机上"
          action={
            <Button kind="plain" inline icon="again" onPress={sendAll}>
              {`再发这 ${waiting.length} 户`}
            </Button>
          }
        >
          有网时点这里再发一次，不会重复。
        </Notice>
      )}
      {rows.map((row) => (
        <EntryRow
          key={row.requestId}
          row={row}
          sending={row.requestId === sending}
          onTakeBack={() => entries.takeBack(row.requestId)}
        />
      ))}
      {sent.length > 0 && (
        <>
          <Button
            kind="plain"
            icon="paper"
            onPress={() =>
              open('sheets', {
                ids: sent
                  .slice(-SHEETS_LIMIT)
                  .map(({ id }) => id)
                  .join(','),
              })
            }
          >
            {`打印 ${Math.min(sent.length, SHEETS_LIMIT)} 张纸条`}
          </Button>
          <Button kind="text" onPress={clearSent}>
            清掉发好的
          </Button>
        </>
      )}
    </Card>
  )
}

interface EntryRowProps {
  row: Entry
  sending: boolean
  onTakeBack: () => void
}

function EntryRow({ row, sending, onTakeBack }: EntryRowProps) {
  const { content, sent, refused } = row
  const who = `${calledName(content.name, content.salutation)} ${content.room}`
  if (sent)
    return (
      <Cell
        icon="done"
        tone="green"
        title={`${who}　四位码 ${sent.code}`}
        note={`${sent.no}，请把四位码写给他`}
        onPress={() => open('detail', { id: sent.id })}
      />
    )
  if (refused)
    return (
      <Notice
        tone="red"
        title={who}
        action={
          <Button kind="plain" inline icon="pen" onPress={onTakeBack}>
            取回来改一改
          </Button>
        }
      >
        {refused}
      </Notice>
    )
  return (
    <Cell icon="clock" tone="amber" title={who} note={sending ? '正在发' : '还没发，存在手机上'} />
  )
}
