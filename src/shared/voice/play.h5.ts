import type { Playing } from './port'

/** 放一段录音。 */
export function startPlaying(src: string): Playing {
  const audio = new Audio(src)
  let end: (well: boolean) => void = () => {}
  const done = new Promise<boolean>((settle) => {
    end = settle
  })
  audio.onended = () => end(true)
  audio.onerror = () => end(false)
  audio.play().catch(() => end(false))
  return {
    done,
    stop() {
      end(true)
      audio.pause()
    },
  }
}
