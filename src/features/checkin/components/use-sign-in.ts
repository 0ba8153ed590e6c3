import type { CheckInView } from '@domain/checkin/present'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'

/** 签到这件事：签上了是哪一次，没签上是为什么。 */
export interface SignIn {
  readonly signed: CheckInView | null
  readonly why: string | null
  readonly sign: (occasionId: string, code: string) => Promise<void>
  /** 换上最新的样子：签退以后。 */
  readonly replace: (signed: CheckInView) => void
  /** 没有发出去就知道签不上的，例如扫到的不是签到码。 */
  readonly refuse: (why: string) => void
}

export function useSignIn(): SignIn {
  const [signed, replace] = useState<CheckInView | null>(null)
  const [why, refuse] = useState<string | null>(null)
  const { run, error } = useAction()
  const sign = async (occasionId: string, code: string) => {
    refuse(null)
    const outcome = await run(() => act('checkin', 'checkIn', { occasionId, code }))
    if (outcome?.checkIn) replace(outcome.checkIn)
    refuse(outcome?.why ?? null)
  }
  return { signed, why: why ?? error, sign, replace, refuse }
}
