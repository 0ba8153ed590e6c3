import { exactTime } from '@domain/kernel/date'
import type { WishDetail } from '@domain/wish/present'
import { openTab, replaceWith } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { SlipCard } from './slip-card'

const usualWay = (whom: string) => ['社区审核', '在职党员认领', `和${whom}联系`, `${whom}来确认`]
const jointWay = (whom: string) => [
  ...['社区看能不能合力来圆', '邻居们各出一份', '社区牵头来办'],
  `${whom}来确认`,
]

/** 发出去之后：编号、接下来会怎样、什么时候。 */
export function SentCard({ wish }: { wish: WishDetail }) {
  const whom = wish.slipCode ? '他' : '您'
  return (
    <>
      <Notice tone="green" title="心愿收到了">
        {`最迟 ${wish.dueAt ? exactTime(wish.dueAt) : '下个工作日'} 前，社区会看完告诉您。`}
      </Notice>
      <Card title="记下这个编号">
        <Words size="title" whole>
          {wish.no}
        </Words>
        <Words tone="soft">{`接下来：${(wish.big ? jointWay : usualWay)(whom).join(' → ')}。`}</Words>
      </Card>
      {wish.slipCode && <SlipCard wish={wish} />}
      <Button onPress={() => replaceWith('detail', { id: wish.id })}>看看这个心愿</Button>
      <Button kind="plain" onPress={() => openTab('home')}>
        回首页
      </Button>
    </>
  )
}
