import { useEffect } from 'react'
import { toast } from '../ui/toast'
import type { Action } from './useAction'

/** 别人先办了：收起正在问的，说一声，去取最新的样子。 */
export function useStale(
  { conflict, error }: Pick<Action, 'conflict' | 'error'>,
  onClose: () => void,
  onStale: () => unknown,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: 只在出错的时候做一次。
  useEffect(() => {
    if (!conflict || !error) return
    onClose()
    toast(error, 'alert')
    onStale()
  }, [conflict, error])
}
