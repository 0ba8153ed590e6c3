import { humanTime } from '@domain/kernel/date'
import { entryKinds } from '@domain/points/entry'
import type { EntryRow as Row } from '@domain/points/present'
import { serverNow } from '@/shared/cloud/clock'
import { Cell } from '@/shared/ui/cell'
import { Words } from '@/shared/ui/words'
import { signed, versionWords } from './words'

interface EntryRowProps {
  row: Row
  /** 放在种类后面的一句，例如已更正。 */
  said?: string | undefined
  onPress?: (() => void) | undefined
}

/** 一笔流水：因为什么、加减几分、照哪一版的哪一项、什么时候。 */
export function EntryRow({ row, said, onPress }: EntryRowProps) {
  const { kind, points, words, at, rule } = row
  const capped = rule && rule.asked > points ? `到了上限，本来是 ${rule.asked} 分` : null
  const first = said ?? (kind === 'earn' ? null : entryKinds[kind])
  const note = [
    first,
    rule?.label,
    rule && versionWords(rule.day),
    capped,
    humanTime(at, serverNow()),
  ]
  return (
    <Cell
      title={words}
      note={note.filter(Boolean).join(' · ')}
      value={
        <Words bold tone={points > 0 ? 'gold' : 'soft'}>
          {signed(points)}
        </Words>
      }
      onPress={onPress}
    />
  )
}
