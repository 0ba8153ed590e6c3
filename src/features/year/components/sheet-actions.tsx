import type { YearSheetView } from '@domain/year/sheet'
import { WORDS_LIMIT } from '@domain/year/year'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface SheetActionsProps {
  sheet: YearSheetView
  onDone: (sheet: YearSheetView) => void
}

/** 社区写评语，本人看过、补充；各只有一件事可做。 */
export function SheetActions({ sheet, onDone }: SheetActionsProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const { reportId, year, mayComment, mayAnswer, comment } = sheet
  if (!mayComment && !mayAnswer) return null
  const send = async (words: string) => {
    const text = words || null
    const next = await run(() =>
      mayComment
        ? act('year', 'comment', { reportId, year, text: words })
        : act('year', 'answer', { reportId, year, text }),
    )
    if (!next) return
    setAsking(false)
    toast(mayComment ? '评语记下了，已请他看' : '记下了，单位看得到了')
    onDone(next)
  }
  const label = mayComment ? (comment ? '改评语' : '写评语') : '看过了，交给单位'
  const reason = mayComment
    ? { label: '这一年他做得怎么样', max: WORDS_LIMIT, written: comment?.text }
    : { label: '有要补充的吗', max: WORDS_LIMIT, optional: true }
  return (
    <>
      <Button onPress={() => setAsking(true)}>{label}</Button>
      <Confirm
        open={asking}
        title={label}
        text={
          mayComment
            ? '写给他本人，他看过、补充以后才交给单位。'
            : '看过以后单位的联络员看得到这张表，社区的话不能再改。'
        }
        confirmLabel={mayComment ? '写好' : '交给单位'}
        reason={reason}
        error={error}
        onConfirm={send}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
