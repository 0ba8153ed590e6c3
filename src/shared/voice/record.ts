import Taro from '@tarojs/taro'
import { MicrophoneError, type Ongoing, type Recording, wholeSeconds } from './port'

/** 人声听得清、文件又小：16 kHz 单声道，60 秒约 360 KB。 */
const quality = {
  sampleRate: 16000,
  numberOfChannels: 1,
  encodeBitRate: 48000,
  format: 'mp3',
} as const

interface Session {
  started(): void
  failed(message: string): void
  ended(path: string, ms: number): void
}

let session: Session | null = null
let known: Taro.RecorderManager | undefined

/** 微信全程只有一个录音管理器，监听摘不下来，所以只装一次，转给正在录的那一次。 */
function manager(): Taro.RecorderManager {
  if (known) return known
  const made = Taro.getRecorderManager()
  made.onStart(() => session?.started())
  made.onStop(({ tempFilePath, duration }) => session?.ended(tempFilePath, duration))
  made.onError(({ errMsg }) => session?.failed(errMsg))
  // 电话打进来，前面说的先留下。
  made.onInterruptionBegin(() => made.stop())
  known = made
  return made
}

function trouble(message: string): MicrophoneError {
  return /auth|den(y|ied)/i.test(message)
    ? new MicrophoneError(true, '没有允许用话筒。按下面打开“麦克风”再来说，也可以直接写字。')
    : new MicrophoneError(false, '话筒这会儿用不了，请过一会儿再说，也可以直接写字。')
}

/** 开始录，最多 `most` 秒。第一次会问他让不让用话筒；用不了抛 MicrophoneError。 */
export function startRecording(most: number): Promise<Ongoing> {
  return new Promise((resolve, reject) => {
    let finish: (recording: Recording | null) => void = () => {}
    const done = new Promise<Recording | null>((end) => {
      finish = end
    })
    const mine: Session = {
      started: () => resolve({ done, stop: () => manager().stop() }),
      failed(message) {
        reject(trouble(message))
        finish(null)
      },
      ended(path, ms) {
        const seconds = wholeSeconds(ms, most)
        finish(seconds === null ? null : { path, seconds, format: quality.format })
      },
    }
    session = mine
    manager().start({ ...quality, duration: most * 1000 })
  })
}

/** 去小程序的设置里打开话筒；网页端没有这一页，为空。 */
export const openMicrophoneSettings: (() => void) | null = () => void Taro.openSetting()
