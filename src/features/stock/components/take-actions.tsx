import { type PlainStocktakeStep, plainStocktakeSteps, stocktakeSteps } from '@domain/stock/steps'
import type { StocktakeView } from '@domain/stock/stocktake-view'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { Button, type ButtonProps } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { toast } from '@/shared/ui/toast'

interface TakeActionsProps {
  view: StocktakeView
  onDone: (view: StocktakeView) => void
  onStale: () => Promise<void>
}

/** 各步做之前问的话，和按钮的样子。 */
const looks: Readonly<Record<PlainStocktakeStep, { text: string; kind: ButtonProps['kind'] }>> = {
  sign: { text: '签了字就不能再改数，请另一个人来核对。', kind: 'primary' },
  recount: { text: '他数的都不算，从头再点一遍。', kind: 'plain' },
  approve: { text: '同意以后差额马上入账，不能撤回。', kind: 'primary' },
  refuse: { text: '请社区从头再点一遍，账上什么也不变。', kind: 'plain' },
  drop: { text: '这一次点的都不算，账上什么也不变。', kind: 'text' },
}

/** 轮到他的几步，照状态表画；各问一句再做。 */
export function TakeActions({ view, onDone, onStale }: TakeActionsProps) {
  const [asking, setAsking] = useState<PlainStocktakeStep>()
  const action = useAction()
  const close = () => setAsking(undefined)
  useStale(action, close, onStale)
  const names = plainStocktakeSteps.filter((name) => view.steps.includes(name))
  const take = async (words: string) => {
    if (!asking) return
    const input = { id: view.id, name: asking, note: words === '' ? null : words }
    const after = await action.run(() => act('stock', 'stepStocktake', input))
    if (!after) return
    close()
    toast(stocktakeSteps[asking].past)
    onDone(after)
  }
  const note = asking && stocktakeSteps[asking].note
  return (
    <>
      {names.map((name) => (
        <Button key={name} kind={looks[name].kind ?? 'plain'} onPress={() => setAsking(name)}>
          {stocktakeSteps[name].label}
        </Button>
      ))}
      {asking && (
        <Confirm
          open
          title={stocktakeSteps[asking].label}
          text={looks[asking].text}
          confirmLabel={stocktakeSteps[asking].label}
          error={action.conflict ? null : action.error}
          {...(note ? { reason: { label: note.hint } } : {})}
          onConfirm={take}
          onClose={close}
        />
      )}
    </>
  )
}
