import { useState } from 'react'
import { askConsent } from '../privacy/asking'
import { cloud } from './cloud'
import { type CallError, failureOf, isUncertain } from './failure'

export interface Action {
  /** 办一件事；需要先同意隐私指引时先问，同意后接着办。办成返回结果，没办成返回空。 */
  readonly run: <T>(work: () => Promise<T>) => Promise<T | null>
  /** 没办成的一句话。 */
  readonly error: string | null
  /** 没办成的缘由，连同种类；拿命令当第一眼用的页面交给 Loaded。 */
  readonly failure: CallError | null
  /** 没有得到确定答复：同样的内容再发一次是安全的。 */
  readonly uncertain: boolean
  /** 情况已经变了：多半是上次其实办成了，或别人先办了。 */
  readonly conflict: boolean
}

/** 页面上办一件事的统一办法：问同意、显示出错的话、记住能不能原样再发。 */
export function useAction(): Action {
  const [failure, setFailure] = useState<CallError | null>(null)
  async function run<T>(work: () => Promise<T>): Promise<T | null> {
    setFailure(null)
    try {
      return await work()
    } catch (thrown) {
      const found = failureOf(thrown)
      if (found.code === 'CONSENT' && (await askConsent())) return run(work)
      if (found.code === 'SIGN_IN') cloud.signIn()
      setFailure(found)
      return null
    }
  }
  return {
    run,
    error: failure?.message ?? null,
    failure,
    uncertain: failure !== null && isUncertain(failure),
    conflict: failure?.code === 'CONFLICT',
  }
}
