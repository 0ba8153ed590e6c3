import type { VoiceView } from '@domain/wish/present'
import { Notice } from '@/shared/ui/notice'
import { VoicePlayer } from '@/shared/ui/voice-player'
import { Words } from '@/shared/ui/words'

/** 许愿人说的话。没通过检查之前谁也听不到，只说一句到了哪一步。 */
export function WishVoice({ voice }: { voice: VoiceView | null }) {
  if (!voice) return null
  if (voice.check === 'waiting') return <Notice>语音正在检查，通过后才能听。</Notice>
  if (voice.check === 'risky')
    return <Notice tone="amber">语音没有通过检查，不能听，请重新说一遍，或者写下来。</Notice>
  return (
    <>
      {voice.url && <VoicePlayer src={voice.url} seconds={voice.seconds} />}
      {voice.transcribed && (
        <Words size="note" tone="soft">
          文字是社区听着语音写下来的。
        </Words>
      )}
    </>
  )
}
