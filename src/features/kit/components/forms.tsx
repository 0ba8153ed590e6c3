import { useState } from 'react'
import { Card } from '@/shared/ui/card'
import { Choice, ManyChoice } from '@/shared/ui/choice'
import type { Option } from '@/shared/ui/choice-item'
import { Field } from '@/shared/ui/field'
import { Photos } from '@/shared/ui/photos'
import { Steps } from '@/shared/ui/steps'
import { TextArea } from '@/shared/ui/text-area'
import { TextInput } from '@/shared/ui/text-input'
import { VoicePlayer } from '@/shared/ui/voice-player'
import { VoiceRecorder } from '@/shared/ui/voice-recorder'
import type { Recording } from '@/shared/voice/port'

const kinds: Option<string>[] = [
  { value: 'goods', label: '一样东西', note: '不超过 300 元', icon: 'gift' },
  { value: 'repair', label: '修一修', note: '灯、水管、轮椅', icon: 'tool' },
  { value: 'errand', label: '跑个腿', note: '代买、代办', icon: 'bag' },
  { value: 'company', label: '陪一陪', note: '说说话、散散步', icon: 'cup' },
  { value: 'skill', label: '教一教', note: '手机、功课', icon: 'book' },
  { value: 'other', label: '别的', note: '说出来大家想办法', icon: 'chat', disabled: true },
]

const days: Option<string>[] = [
  { value: 'am', label: '上午' },
  { value: 'pm', label: '下午' },
  { value: 'eve', label: '晚上' },
  { value: 'weekend', label: '周末' },
]

const answers: Option<string>[] = [
  { value: 'yes', label: '解决了', icon: 'done' },
  { value: 'half', label: '解决一半', note: '还剩一点，请他接着办', icon: 'clock' },
  { value: 'no', label: '没解决', note: '会退回去重办，并提级督办', icon: 'again' },
]

export function Forms() {
  const [kind, setKind] = useState<string>()
  const [when, setWhen] = useState<string[]>(['am'])
  const [answer, setAnswer] = useState<string>()
  const [name, setName] = useState('')
  const [text, setText] = useState('想给孙子找一套三年级的旧课本，有字迹也不要紧。')
  const [photos, setPhotos] = useState<string[]>([''])
  const [voice, setVoice] = useState<Recording>()
  return (
    <>
      <Steps items={['想要什么', '说一说', '怎么联系', '看一遍']} current={1} />
      <Field label="你想要什么">
        <Choice look="picture" options={kinds} value={kind} onChange={setKind} />
      </Field>
      <Field label="什么时候方便" hint="可以选几个。">
        <ManyChoice options={days} value={when} onChange={setWhen} max={3} />
      </Field>
      <Field label="解决了吗">
        <Choice look="row" options={answers} value={answer} onChange={setAnswer} />
      </Field>
      <Card>
        <Field label="怎么称呼你" hint="写称呼就好，例如李阿姨。">
          <TextInput value={name} onChange={setName} max={12} placeholder="李阿姨" />
        </Field>
        <Field label="手机号" error="手机号要 11 位，现在是 10 位。">
          <TextInput value="1380013800" onChange={() => undefined} type="number" max={11} />
        </Field>
        <Field label="说一说" hint="要什么、做什么用、有没有着急的日子。">
          <TextArea value={text} onChange={setText} max={200} />
        </Field>
        <Field label="不方便写，就说出来" hint="最多 10 秒。">
          {voice && <VoicePlayer src={voice.path} seconds={voice.seconds} />}
          <VoiceRecorder most={10} again={voice !== undefined} onDone={setVoice} />
        </Field>
        <Field label="照片" optional>
          <Photos
            value={photos}
            max={3}
            onAdd={(paths) => setPhotos([...photos, ...paths])}
            onRemove={(index) => setPhotos(photos.filter((_, at) => at !== index))}
          />
        </Field>
      </Card>
    </>
  )
}
