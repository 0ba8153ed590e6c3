import { VOICE_SECONDS } from '@domain/wish/form'
import { Button } from '@/shared/ui/button'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { VoicePlayer } from '@/shared/ui/voice-player'
import { VoiceRecorder } from '@/shared/ui/voice-recorder'
import { Words } from '@/shared/ui/words'
import type { SpokenContent } from './form-state'
import { keepRecording, playableVoice, spokenIn } from './voice-note'

interface VoiceFieldProps {
  value: SpokenContent | null
  error: string | undefined
  onChange: (voice: SpokenContent | null) => void
}

/** 不方便写字的人：说一段话，可以听、重新说、删掉。 */
export function VoiceField({ value, error, onChange }: VoiceFieldProps) {
  const spoken = spokenIn(value)
  return (
    <Field
      label="不方便写，就说出来"
      hint={`最多 ${VOICE_SECONDS} 秒。也可以按住说，松手就停。`}
      error={error}
    >
      {value && !spoken && <Notice tone="amber">上次说的话没有留住，请再说一遍。</Notice>}
      {spoken && <Spoken voice={spoken} />}
      <VoiceRecorder
        most={VOICE_SECONDS}
        again={spoken !== null}
        onDone={(recording) => onChange(keepRecording(recording))}
      />
      {spoken && (
        <Button kind="text" icon="trash" onPress={() => onChange(null)}>
          删掉这段话
        </Button>
      )}
    </Field>
  )
}

function Spoken({ voice }: { voice: SpokenContent }) {
  const src = playableVoice(voice)
  return src ? (
    <VoicePlayer src={src} seconds={voice.seconds} />
  ) : (
    <Words tone="soft">{`已经录好，${voice.seconds} 秒`}</Words>
  )
}
