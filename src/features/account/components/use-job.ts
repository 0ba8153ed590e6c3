import type { JobView } from '@domain/accountcare/job'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { type Action, useAction } from '@/shared/cloud/useAction'

export interface JobState {
  readonly action: Action
  /** 正在做、做好的那一件；还没开始为空。 */
  readonly job: JobView | null
  /** 从做到的地方一步一步做完。 */
  readonly carry: (from: JobView) => Promise<void>
}

/** 一步一步做完；每做一步说一声。关掉这一页也不要紧，定时任务会接着做。 */
export function useJob(): JobState {
  const action = useAction()
  const [job, setJob] = useState<JobView | null>(null)
  const carry = async (from: JobView) => {
    setJob(from)
    await action.run(async () => {
      let now = from
      while (now.state === 'moving') {
        now = await act('account', 'carryOn', { id: now.id, step: now.steps })
        setJob(now)
      }
    })
  }
  return { action, job, carry }
}
