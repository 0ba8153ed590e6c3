import { useEffect, useRef, useState } from 'react'
import { silence } from './alone'
import { MicrophoneError, type Ongoing, type Recording } from './port'
import { startRecording } from './record'

export interface Recorder {
  /** 没在录、正在打开话筒、正在录。 */
  readonly stage: 'idle' | 'opening' | 'recording'
  /** 还能说几秒。 */
  readonly left: number
  readonly trouble: { readonly denied: boolean; readonly message: string } | null
  readonly start: () => void
  readonly stop: () => void
}

const tooShort = { denied: false, message: '说得太短，没有录到。按一下，说完了再按一下。' }

/** 录一段话。离开这一页时正在录的也收好，交给 `onDone`。 */
export function useRecorder(most: number, onDone: (recording: Recording) => void): Recorder {
  const [stage, setStage] = useState<Recorder['stage']>('idle')
  const [trouble, setTrouble] = useState<Recorder['trouble']>(null)
  const ongoing = useRef<Ongoing | null>(null)
  const stopAsked = useRef(false)
  // 连按两下时画面还没来得及换，所以另记一笔，免得开两次。
  const running = useRef(false)
  const left = useCountdown(stage === 'recording', most)

  const record = async () => {
    running.current = true
    silence()
    stopAsked.current = false
    setTrouble(null)
    setStage('opening')
    try {
      const one = await startRecording(most)
      ongoing.current = one
      setStage('recording')
      // 话筒还没打开他就松手了。
      if (stopAsked.current) one.stop()
      const recording = await one.done
      if (recording) onDone(recording)
      else setTrouble(tooShort)
    } catch (error) {
      if (!(error instanceof MicrophoneError)) throw error
      setTrouble(error)
    } finally {
      ongoing.current = null
      running.current = false
      setStage('idle')
    }
  }
  const stop = () => {
    stopAsked.current = true
    ongoing.current?.stop()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: 只在离开时停一次。
  useEffect(() => stop, [])
  const start = () => {
    if (!running.current) void record()
  }
  return { stage, left, trouble, start, stop }
}

/** 从 `most` 秒往下数；按钟算，手机卡一下也不会数慢。 */
function useCountdown(running: boolean, most: number): number {
  const [left, setLeft] = useState(most)
  useEffect(() => {
    if (!running) return
    const end = Date.now() + most * 1000
    const tick = () => setLeft(Math.max(0, Math.ceil((end - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [running, most])
  return left
}
