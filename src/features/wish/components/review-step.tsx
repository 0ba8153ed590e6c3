import type { StartView } from '@domain/wish/draft'
import { calledName } from '@domain/wish/form'
import { isBig } from '@domain/wish/refusals'
import { wishKinds } from '@domain/wish/wish'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { bigWords } from '@/shared/wish/words'
import type { WishContent } from './form-state'

interface ReviewStepProps {
  content: WishContent
  start: StartView
  goTo: (step: number) => void
}

/** 第四步：看一遍，哪里不对点哪里改。 */
export function ReviewStep({ content, start, goTo }: ReviewStepProps) {
  const { category, text, pictures, name, salutation, phone, room, areaId, guardian } = content
  const building = start.buildings.find((b) => b.id === areaId)?.name
  const where = [start.place?.community, start.place?.grid, building].filter(Boolean).join(' · ')
  return (
    <>
      <Card flush>
        <Cell
          icon="heart"
          title={category ? wishKinds[category].label : ''}
          note={pictures.length > 0 ? `${text}（有 ${pictures.length} 张照片）` : text}
          onPress={() => goTo(1)}
        />
        <Cell icon="pin" title={where} note={room || '没有填门牌'} onPress={() => goTo(2)} />
        <Cell icon="phone" title={name} note={phone} onPress={() => goTo(2)} />
        {guardian && (
          <Cell icon="person" title={`监护人 ${guardian.name}，已同意`} onPress={() => goTo(2)} />
        )}
      </Card>
      {isBig(text) && <Notice tone="amber">{bigWords}</Notice>}
      <Words size="note" tone="soft">
        {`大厅里别人只看到“${calledName(name, salutation)}”和您的话，看不到姓名、电话和门牌。`}
      </Words>
    </>
  )
}
