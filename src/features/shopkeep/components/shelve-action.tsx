import type { KeptGood } from '@domain/goods/present'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'

/** 下架、再摆出来。 */
export function ShelveAction({
  good,
  onDone,
}: {
  good: KeptGood
  onDone: (good: KeptGood) => void
}) {
  const { run, error } = useAction()
  const on = good.shelf?.on === true
  const shelve = async () => {
    const after = await run(() => act('shop', 'shelveGood', { id: good.id, on: !on }))
    if (!after) return
    toast(on ? '下架了' : '摆出来了')
    onDone(after)
  }
  return (
    <>
      {error && <Notice tone="red">{error}</Notice>}
      <Button kind="text" onPress={shelve}>
        {on ? '下架，已经换了的还能领' : '再摆出来'}
      </Button>
    </>
  )
}
