import { calledName } from '@domain/kernel/called'
import type { StartView } from '@domain/wish/draft'
import { isBig } from '@domain/wish/refusals'
import { wishKinds } from '@domain/wish/wish'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { bigWords } from '@/shared/wish/words'
import type { WishContent } from './form-state'
import { gridWords } from './settle-grid'
import { spokenIn } from './voice-note'

interface ReviewStepProps {
  content: WishContent
  start: StartView
  goTo: (step: number) => void
}

/** 写的字、说的话、照片，合成一句。 */
function wordsOf({ text, voice, pictures }: WishContent): string {
  const spoken = spokenIn(voice)
  const said = spoken && `语音 ${spoken.seconds} 秒`
  const extra = [text && said, pictures.length > 0 && `有 ${pictures.length} 张照片`]
  const shown = extra.filter(Boolean).join('，')
  const main = text || said || ''
  return shown ? `${main}（${shown}）` : main
}

/** 大厅里看到的是什么：录音不给外人听。 */
const shownWords = ({ text, voice }: WishContent) =>
  text === '' && spokenIn(voice) ? '社区替您写下来的字' : '您写的字'

/** 第四步：看一遍，哪里不对点哪里改。 */
export function ReviewStep({ content, start, goTo }: ReviewStepProps) {
  const { category, name, salutation, phone, room, areaId } = content
  const { guardian, proxy } = content
  const building = start.buildings.find((b) => b.id === areaId)?.name
  const where = [gridWords(start, areaId), building].filter(Boolean).join(' · ')
  return (
    <>
      <Card flush>
        <Cell
          icon="heart"
          title={category ? wishKinds[category].label : ''}
          note={wordsOf(content)}
          onPress={() => goTo(1)}
        />
        <Cell icon="pin" title={where} note={room || '没有填门牌'} onPress={() => goTo(2)} />
        {proxy && <Cell icon="people" title="您替他许的，他同意了" onPress={() => goTo(2)} />}
        <Cell icon="phone" title={name} note={phone} onPress={() => goTo(2)} />
        {guardian && (
          <Cell icon="person" title={`监护人 ${guardian.name}，已同意`} onPress={() => goTo(2)} />
        )}
      </Card>
      {isBig(content.text) && <Notice tone="amber">{bigWords}</Notice>}
      <Words size="note" tone="soft">
        {`大厅里别人只看到“${calledName(name, salutation)}”和${shownWords(content)}，看不到姓名、电话和门牌。`}
      </Words>
    </>
  )
}
