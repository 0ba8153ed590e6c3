import type { WallWords } from '@domain/wish/wall-words'
import { wishKinds } from '@domain/wish/wish'
import { Card } from '@/shared/ui/card'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { kindIcons } from '@/shared/wish/words'

/** 心愿墙上的一格：许愿人的心愿、谢谢的话，谁帮的只说是哪一种人。 */
export function WallPieceCard({ piece }: { piece: WallWords }) {
  const { category, calledName, text, thanks, helper, community, month } = piece
  return (
    <Card
      title={`${calledName}的心愿`}
      extra={<Tag icon={kindIcons[category]}>{wishKinds[category].short}</Tag>}
    >
      <Words>{text}</Words>
      {thanks && <Words tone="green">{`${calledName}说：${thanks}`}</Words>}
      <Words size="note" tone="soft">{`${helper}帮忙圆的`}</Words>
      <Words size="small" tone="faint">{`${community} · ${month}`}</Words>
    </Card>
  )
}
