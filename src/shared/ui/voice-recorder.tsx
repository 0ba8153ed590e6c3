import { Text, View } from '@tarojs/components'
import { useRef } from 'react'
import type { Recording } from '../voice/port'
import { openMicrophoneSettings } from '../voice/record'
import { type Recorder, useRecorder } from '../voice/use-recorder'
import { aria, pressable } from './a11y'
import { Button } from './button'
import { cx } from './cx'
import { Icon } from './icon'
import { Notice } from './notice'

export interface VoiceRecorderProps {
  /** 最多说几秒。 */
  most: number
  /** 已经录好一段，再录就是重新说。 */
  again?: boolean
  onDone: (recording: Recording) => void
}

/** 松手以后浏览器可能还补一下点击，这么久之内的不算，毫秒。 */
const ECHO = 500
/** 剩这么多秒时提醒一句。 */
const HURRY = 10

const words: Readonly<Record<Recorder['stage'], string>> = {
  idle: '按一下开始说',
  opening: '正在打开话筒',
  recording: '说完了，再按一下',
}

const settings = openMicrophoneSettings && (
  <Button kind="plain" inline icon="mic" onPress={openMicrophoneSettings}>
    去打开麦克风
  </Button>
)

/** 录一段话的大按钮：按一下开始、再按一下停；按住说、松手停也行。 */
export function VoiceRecorder({ most, again = false, onDone }: VoiceRecorderProps) {
  const { stage, left, trouble, start, stop } = useRecorder(most, onDone)
  const holding = useRef(false)
  const releasedAt = useRef(0)
  const toggle = () => {
    if (Date.now() - releasedAt.current < ECHO) return
    if (stage === 'idle') start()
    else stop()
  }
  const hold = () => {
    holding.current = stage === 'idle'
    if (holding.current) start()
  }
  const release = () => {
    if (!holding.current) return
    holding.current = false
    releasedAt.current = Date.now()
    stop()
  }
  const shown = stage === 'idle' && again ? '重新说一遍' : words[stage]
  return (
    <>
      <View
        className={cx(
          'voice',
          stage === 'idle' && again && 'voice--again',
          stage === 'recording' && 'voice--on',
        )}
        hoverClass="voice--down"
        {...pressable({ label: shown })}
        onClick={toggle}
        onLongPress={hold}
        onTouchEnd={release}
      >
        <Icon name={stage === 'recording' ? 'stop' : 'mic'} />
        <Text className="voice__words">{shown}</Text>
      </View>
      <View className="voice__state" {...aria({ role: 'status' })}>
        {stage === 'recording' && (
          <>
            <Text>{left > HURRY ? '正在录音' : '正在录音，快到时间了'}</Text>
            <Text className="voice__left" {...aria({ hidden: true })}>{`还能说 ${left} 秒`}</Text>
          </>
        )}
      </View>
      {trouble && (
        <Notice tone="amber" action={trouble.denied && settings}>
          {trouble.message}
        </Notice>
      )}
    </>
  )
}
