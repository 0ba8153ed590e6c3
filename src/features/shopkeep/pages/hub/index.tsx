import type { ShopDoor } from '@domain/shop/doors'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import type { IconName } from '@/shared/ui/icon-names'
import { Loaded } from '@/shared/ui/loaded'
import type { Tone } from '@/shared/ui/words'

interface Door {
  readonly title: string
  readonly note: string
  readonly icon: IconName
  readonly tone: Tone
}

const words: Readonly<Record<ShopDoor, Door>> = {
  counter: { title: '柜台', note: '扫码、输码递东西，当场换', icon: 'bag', tone: 'red' },
  redemptionsHere: { title: '兑换单', note: '等人来领的、领走的', icon: 'paper', tone: 'red' },
  pointCards: { title: '积分卡', note: '给没有手机的邻居', icon: 'person', tone: 'green' },
  shopGoods: { title: '货与开门时间', note: '写货、审货、上架下架', icon: 'gift', tone: 'amber' },
  stock: { title: '库存', note: '进货、报损，还有几件', icon: 'house', tone: 'blue' },
  stocktakes: { title: '盘点', note: '两个人签字，有差额报街道', icon: 'check', tone: 'blue' },
  stockApprovals: { title: '盘点审批', note: '社区盘出的差额，等您看', icon: 'check', tone: 'red' },
  fund: { title: '专项资金', note: '预算、用掉的、积分占着的', icon: 'star', tone: 'gold' },
  participations: { title: '记议事和培训', note: '来的人各得几分', icon: 'pen', tone: 'green' },
  personPoints: { title: '查积分', note: '一笔笔的来由，更正发错的', icon: 'search', tone: 'blue' },
  pointVersions: { title: '定积分规则', note: '先试算，再从哪天起执行', icon: 'book', tone: 'red' },
  recount: { title: '每夜核对', note: '余额和流水对不对得上', icon: 'done', tone: 'green' },
}

/** 一组一张卡：天天用的、管货的、管账的。 */
const groups: readonly (readonly [title: string, doors: readonly ShopDoor[]])[] = [
  ['柜台', ['counter', 'redemptionsHere', 'pointCards']],
  ['货', ['shopGoods', 'stock', 'stocktakes', 'stockApprovals']],
  ['积分与资金', ['participations', 'personPoints', 'fund', 'pointVersions', 'recount']],
]

/** 积分与超市：我管的几样，各是一扇门。 */
export default function ShopHub() {
  const doors = useQuery('shop', 'doors', {})
  return (
    <Screen title="积分与超市" lead="您管的几样都在这里。">
      <Loaded query={doors}>{(mine) => <Groups mine={mine} />}</Loaded>
    </Screen>
  )
}

function Groups({ mine }: { mine: readonly ShopDoor[] }) {
  if (mine.length === 0)
    return <Empty title="这里没有归您管的" note="站柜台、管货由本社区的人来做；兑换请去超市。" />
  const shown = groups.map(
    ([title, doors]) => [title, doors.filter((d) => mine.includes(d))] as const,
  )
  return (
    <>
      {shown
        .filter(([, doors]) => doors.length > 0)
        .map(([title, doors]) => (
          <Card key={title} title={title} flush>
            {doors.map((door) => (
              <Cell key={door} {...words[door]} onPress={() => open(door)} />
            ))}
          </Card>
        ))}
    </>
  )
}
