import Taro from '@tarojs/taro'
import type { Playing } from './port'

/** 放一段录音。手机调了静音也放得出声：他是自己按下来听的。 */
export function startPlaying(src: string): Playing {
  void Taro.setInnerAudioOption({ obeyMuteSwitch: false })
  const audio = Taro.createInnerAudioContext()
  const done = new Promise<boolean>((end) => {
    audio.onEnded(() => end(true))
    audio.onStop(() => end(true))
    audio.onError(() => end(false))
  }).finally(() => audio.destroy())
  audio.src = src
  audio.play()
  return { done, stop: () => audio.stop() }
}
