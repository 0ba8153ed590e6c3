import type { HandedView } from '@domain/counter/present'
import { useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { calledWords } from './words'

interface HandedProps {
  handed: HandedView
  /** 撤回了，或过了一分钟。 */
  onSettled: () => unknown
  onUndone: () => unknown
}

/** 还剩几秒能撤回；到了为 0。 */
function useLeft({ undoUntil }: HandedView): number {
  const left = () => Math.ceil((Date.parse(undoUntil) - Date.parse(serverNow())) / 1000)
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: 换了一张就重新数，别的不必。
  useEffect(() => {
    setSeconds(left())
    const ticking = setInterval(() => setSeconds(left()), 1000)
    return () => clearInterval(ticking)
  }, [undoUntil])
  return Math.max(0, seconds)
}

/** 刚递出去的一张：一分钟里能撤回，不挡着找下一个。 */
export function Handed({ handed, onSettled, onUndone }: HandedProps) {
  const left = useLeft(handed)
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  useEffect(() => {
    if (left === 0) onSettled()
  }, [left, onSettled])
  const undo = async (note: string) => {
    if (!(await run(() => act('counter', 'step', { id: handed.id, name: 'undo', note })))) return
    setAsking(false)
    toast('撤回了，东西请拿回来')
    onSettled()
    await onUndone()
  }
  return (
    <>
      <Notice
        tone="green"
        title={`递出去了：${calledWords(handed)}，${handed.words}`}
        action={
          <Button kind="plain" inline onPress={() => setAsking(true)}>
            {`递错了，撤回（${left} 秒）`}
          </Button>
        }
      />
      <Confirm
        open={asking}
        title="撤回刚才这一单"
        text="东西先拿回来。单还在，他再报一次码就能领。"
        confirmLabel="撤回"
        reason={{ label: '为什么撤回', hint: '例如：拿成了牙膏' }}
        error={error}
        onConfirm={undo}
        onClose={() => setAsking(false)}
      />
    </>
  )
}
