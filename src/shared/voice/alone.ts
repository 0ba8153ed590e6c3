import { startPlaying } from './play'
import type { Playing } from './port'

let current: Playing | null = null

/** 一次只放一段：放这段，正在放的就停。 */
export function playAlone(src: string): Playing {
  current?.stop()
  current = startPlaying(src)
  return current
}

/** 要录音了，正在放的先停，免得录进去。 */
export function silence(): void {
  current?.stop()
}
