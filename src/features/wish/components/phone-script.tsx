import { phoneScript } from '@domain/inbox/script'
import type { WishDetail } from '@domain/wish/present'
import { Card } from '@/shared/ui/card'
import { Words } from '@/shared/ui/words'

/** 五天没有回话，请社区打电话问：照着说的几句；问完按下面的按钮记下来。 */
export function PhoneScript({ wish }: { wish: WishDetail }) {
  if (!wish.steps.includes('heardYes')) return null
  const [community = ''] = wish.place.split(' · ')
  const lines = phoneScript({
    ...{ community, no: wish.no, calledName: wish.calledName },
    said: `您许的心愿是“${wish.text}”。帮忙的人说：${wish.reply ?? '办好了。'}`,
    asks: '请问解决了没有？是解决了、解决了一半，还是没有解决？',
  })
  return (
    <Card title="打电话照着说">
      {lines.map((line) => (
        <Words key={line}>{line}</Words>
      ))}
    </Card>
  )
}
