import type { WalkInView } from '@domain/counter/ask'
import { useState } from 'react'
import { act, ask } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import type { Chosen } from './passing'
import type { Basket } from './use-basket'
import { useWatch } from './use-watch'

/** 隔多久看一次他答了没有，毫秒。 */
const LOOK_EVERY = 3000

/** 当场换的一次：选好、等他点头、换成了。 */
export interface WalkInAction {
  readonly walkIn: WalkInView | null
  readonly error: string | null
  readonly ask: (lines: Basket['lines']) => Promise<void>
  readonly sign: () => Promise<boolean>
  /** 返回没对上的一句话；对上了为空。 */
  readonly enterPin: (pin: string) => Promise<string | null>
  /** 重新选：他手机上的那一问也收起来。 */
  readonly again: () => Promise<void>
}

export function useWalkIn({ shopId, person }: Chosen): WalkInAction {
  const [walkIn, setWalkIn] = useState<WalkInView | null>(null)
  const { run, error } = useAction()
  const id = walkIn?.id ?? ''
  const put = (next: WalkInView | null) => {
    if (next) setWalkIn(next)
    return next !== null
  }
  useWatch(walkIn?.state === 'asking', LOOK_EVERY, async () => {
    put(await ask('counter', 'walkIn', { id }).catch(() => null))
  })
  return {
    ...{ walkIn, error },
    async ask(lines) {
      const input = { shopId, pass: person.pass, lines: [...lines] }
      put(await run(() => act('counter', 'askNod', input)))
    },
    sign: async () => put(await run(() => act('counter', 'signNod', { id, present: true }))),
    async enterPin(pin) {
      const outcome = await run(() => act('counter', 'pinNod', { id, pin }))
      put(outcome?.walkIn ?? null)
      return outcome?.why ?? null
    },
    async again() {
      await run(() => act('counter', 'dropAsk', { id }))
      setWalkIn(null)
    },
  }
}
