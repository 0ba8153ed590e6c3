import type { WishCard } from '@domain/wish/present'
import { steps } from '@domain/wish/steps'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'

interface PaperRowProps {
  wish: WishCard
  onHanded: () => unknown
}

/** 要送的一张：谁的、什么事；送到了说一声。 */
export function PaperRow({ wish, onHanded }: PaperRowProps) {
  const { run, error } = useAction()
  const hand = async () => {
    const input = { id: wish.id, name: 'hand', note: null } as const
    if (!(await run(() => act('wish', 'step', input)))) return
    toast(steps.hand.past)
    await onHanded()
  }
  return (
    <>
      <Cell
        icon="person"
        title={wish.calledName}
        note={wish.text}
        onPress={() => open('detail', { id: wish.id })}
      />
      <Button kind="plain" icon="check" onPress={hand}>
        {`${wish.calledName}的${steps.hand.label}`}
      </Button>
      {error && <Notice tone="red">{error}</Notice>}
    </>
  )
}
