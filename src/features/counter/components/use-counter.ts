import type { FindOutcome } from '@domain/counter/find'
import type { HandedView, PickupView } from '@domain/counter/present'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { open } from '@/shared/routes'
import { toast } from '@/shared/ui/toast'
import { passPerson, takeHanded } from './passing'

/** 对上了的：凭哪个码找到的，还没选定的几张（重码）。 */
export interface Found {
  readonly code: string
  readonly pickups: readonly PickupView[]
}

/** 柜台这一件接一件的事：找、递、马上接着下一个。 */
export interface Counter {
  readonly found: Found | null
  readonly why: string | null
  /** 刚递出去的，一分钟里能撤回。 */
  readonly handed: HandedView | null
  /** 返回有没有对上。 */
  readonly find: (code: string) => Promise<boolean>
  readonly choose: (pickup: PickupView) => void
  readonly hand: (pickup: PickupView, byProxy: boolean) => Promise<void>
  readonly back: () => void
  /** 撤回了，或过了一分钟。 */
  readonly settled: () => void
}

export function useCounter(shopId: string, onHanded: () => unknown): Counter {
  const [found, setFound] = useState<Found | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const [handed, setHanded] = useState<HandedView | null>(null)
  const { run, error } = useAction()
  useDidShow(() => {
    const one = takeHanded()
    if (one) setHanded(one)
  })
  const show = ({ why: said, pickups, person }: FindOutcome, code: string) => {
    setWhy(said)
    if (pickups.length > 0) setFound({ code, pickups })
    if (!person) return pickups.length > 0
    passPerson({ shopId, person })
    open('counterPick')
    return true
  }
  return {
    ...{ found, why: why ?? error, handed },
    async find(code) {
      setWhy(null)
      const outcome = await run(() => act('counter', 'find', { shopId, code }))
      return outcome !== null && show(outcome, code)
    },
    choose: (pickup) => setFound((now) => now && { ...now, pickups: [pickup] }),
    async hand({ id }, byProxy) {
      const code = found?.code ?? ''
      setWhy(null)
      const done = await run(() => act('counter', 'hand', { id, code, byProxy }))
      if (!done) return
      setFound(null)
      setHanded(done)
      toast('递出去了')
      await onHanded()
    },
    back() {
      setFound(null)
      setWhy(null)
    },
    settled: () => setHanded(null),
  }
}
