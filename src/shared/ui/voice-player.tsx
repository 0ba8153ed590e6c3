import { useEffect, useRef, useState } from 'react'
import { playAlone } from '../voice/alone'
import type { Playing } from '../voice/port'
import { Button } from './button'
import { Notice } from './notice'

export interface VoicePlayerProps {
  /** 临时路径或短时网址。 */
  src: string
  seconds: number
}

/** 听一段话：按一下放，再按一下停。 */
export function VoicePlayer({ src, seconds }: VoicePlayerProps) {
  const [state, setState] = useState<'quiet' | 'playing' | 'failed'>('quiet')
  const mine = useRef<Playing | null>(null)
  useEffect(() => () => mine.current?.stop(), [])
  const play = async () => {
    const playing = playAlone(src)
    mine.current = playing
    setState('playing')
    const well = await playing.done
    setState(well ? 'quiet' : 'failed')
  }
  const press = () => {
    if (state === 'playing') mine.current?.stop()
    else void play()
  }
  const on = state === 'playing'
  return (
    <>
      <Button kind="plain" icon={on ? 'stop' : 'play'} onPress={press}>
        {on ? '停下' : `听一听（${seconds} 秒）`}
      </Button>
      {state === 'failed' && <Notice tone="amber">没有放出来，请看看网络，再按一次。</Notice>}
    </>
  )
}
