import { Card } from '@/shared/ui/card'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'

/** 他认着的那一个已经不再收人，列表里没有，单独说一声。 */
export function TakenCard({ title }: { title: string }) {
  return (
    <Card title={title} extra={<Tag tone="green">您认的</Tag>}>
      <Words tone="soft">这个岗位不再收新的人，您照旧。</Words>
    </Card>
  )
}
