import { useSyncExternalStore } from 'react'

type Answer = (agreed: boolean) => void

let waiting: Answer | null = null
const listeners = new Set<() => void>()

function change(next: Answer | null): void {
  waiting = next
  for (const listener of listeners) listener()
}

/** 请他看隐私保护指引，等他的回答。一次只问一个。 */
export function askConsent(): Promise<boolean> {
  waiting?.(false)
  return new Promise((resolve) => change(resolve))
}

/** 他回答了。 */
export function answerConsent(agreed: boolean): void {
  const answer = waiting
  change(null)
  answer?.(agreed)
}

export function useAsking(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== null,
    () => false,
  )
}
