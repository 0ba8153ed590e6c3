import type { WishDetail } from '@domain/wish/present'
import { wishKinds, wishStatuses } from '@domain/wish/wish'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Picture } from '@/shared/ui/photo'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { kindIcons, stateSentence, statusTone } from '@/shared/wish/words'

/** 心愿本身：用他自己的话，大字；现在怎样，一句话。 */
export function WishBody({ wish }: { wish: WishDetail }) {
  const kind = wishKinds[wish.category]
  return (
    <Card
      title={`${wish.calledName}的心愿`}
      extra={<Tag tone={statusTone(wish.status)}>{wishStatuses[wish.status].label}</Tag>}
    >
      <Words size="title">{wish.text}</Words>
      <WishPicture wish={wish} />
      <Words tone="soft">{stateSentence(wish, serverNow())}</Words>
      <Tag icon={kindIcons[wish.category]}>{kind.short}</Tag>
      <Words size="note" tone="faint">{`${wish.place} · 编号 ${wish.no}`}</Words>
      {wish.rejectedFor && (
        <Notice tone="amber" title="社区请您改一改">
          {wish.rejectedFor}
        </Notice>
      )}
    </Card>
  )
}

/** 图片没通过检查之前谁也看不到，只说一句到了哪一步。 */
function WishPicture({ wish }: { wish: WishDetail }) {
  const { pictureUrl, pictureCheck } = wish
  if (pictureUrl) return <Picture src={pictureUrl} label="心愿的图片" />
  if (pictureCheck === 'waiting') return <Notice>图片正在检查，通过后才会显示。</Notice>
  if (pictureCheck === 'risky')
    return <Notice tone="amber">图片没有通过检查，不会显示，文字不受影响。</Notice>
  return null
}
