import type { HolderView } from '@domain/appointment/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { TermField } from './term-field'

/** 续任：从原来的结束往后推。 */
export function ExtendForm({ holder, onDone }: { holder: HolderView; onDone: () => void }) {
  const [last, setLast] = useState<string | null>(null)
  const { run, error } = useAction()
  const send = async () => {
    const done = await run(() => act('appointment', 'extend', { id: holder.id, last }))
    if (!done) return
    toast('续任了')
    onDone()
  }
  return (
    <>
      <TermField from={holder.to ?? holder.from} onChange={setLast} />
      {error && <Notice tone="red">{error}</Notice>}
      <Button busyText="正在写" onPress={send}>
        续任
      </Button>
    </>
  )
}
