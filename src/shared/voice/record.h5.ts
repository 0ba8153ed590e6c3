import { MicrophoneError, type Ongoing, type Recording, wholeSeconds } from './port'

/** 浏览器各有各的格式，先挑小的。 */
const formats = [
  { type: 'audio/webm;codecs=opus', format: 'webm' },
  { type: 'audio/mp4', format: 'm4a' },
  { type: 'audio/ogg;codecs=opus', format: 'ogg' },
] as const

/** 人声够用，60 秒约 240 KB。 */
const BITS_PER_SECOND = 32_000

const without = () => new MicrophoneError(false, '这里用不了话筒，请直接写字。')

async function microphone(): Promise<MediaStream> {
  // 不是 https 的网页、很旧的浏览器里没有它。
  if (!navigator.mediaDevices || typeof MediaRecorder === 'undefined') throw without()
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true })
  } catch (error) {
    if ((error as DOMException).name !== 'NotAllowedError') throw without()
    const words = '没有允许用话筒。请在网址旁边允许“麦克风”再来说，也可以直接写字。'
    throw new MicrophoneError(true, words)
  }
}

/** 开始录，最多 `most` 秒。第一次浏览器会问他让不让用话筒；用不了抛 MicrophoneError。 */
export async function startRecording(most: number): Promise<Ongoing> {
  const stream = await microphone()
  const chosen = formats.find(({ type }) => MediaRecorder.isTypeSupported(type))
  if (!chosen) throw without()
  const { type, format } = chosen
  const recorder = new MediaRecorder(stream, {
    mimeType: type,
    audioBitsPerSecond: BITS_PER_SECOND,
  })
  const parts: Blob[] = []
  recorder.ondataavailable = ({ data }) => void parts.push(data)
  recorder.start()
  const began = performance.now()
  const stop = () => {
    if (recorder.state !== 'inactive') recorder.stop()
  }
  const timer = setTimeout(stop, most * 1000)
  const done = new Promise<Recording | null>((end) => {
    recorder.onstop = () => {
      clearTimeout(timer)
      for (const track of stream.getTracks()) track.stop()
      const seconds = wholeSeconds(performance.now() - began, most)
      const path = () => URL.createObjectURL(new Blob(parts, { type }))
      end(seconds === null ? null : { path: path(), seconds, format })
    }
  })
  return { done, stop }
}

/** 浏览器的设置页网页打不开。 */
export const openMicrophoneSettings: (() => void) | null = null
