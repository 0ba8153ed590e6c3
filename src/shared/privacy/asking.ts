import { useSyncExternalStore } from 'react'

type Answer = (agreed: boolean) => void

let waiting: Answer | null = null
let agreed = false
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
export function answerConsent(yes: boolean): void {
  const answer = waiting
  agreed ||= yes
  change(null)
  answer?.(yes)
}

/** 这次打开以来同意过没有；页面先前取到的资料里还看不到。 */
export function hasAgreed(): boolean {
  return agreed
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
