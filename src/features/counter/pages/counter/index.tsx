import type { TodayView } from '@domain/counter/today'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Finder } from '../../components/finder'
import { Handed } from '../../components/handed'
import { Pickup, useProxy } from '../../components/pickup'
import { type Counter, useCounter } from '../../components/use-counter'
import { calledWords } from '../../components/words'

/** 柜台：扫码或输数字，对上了填满一屏，递出去，接着下一个。一只手，一块屏。 */
export default function CounterPage() {
  const [shopId, setShopId] = useState<string>()
  const query = useQuery('counter', 'today', shopId ? { shopId } : {})
  if (!query.data)
    return (
      <Screen title="柜台">
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    )
  return <AtCounter day={query.data} onShop={setShopId} onHanded={query.reload} />
}

interface AtCounterProps {
  day: TodayView
  onShop: (id: string) => void
  onHanded: () => Promise<void>
}

function AtCounter({ day, onShop, onHanded }: AtCounterProps) {
  const counter = useCounter(day.shopId, onHanded)
  const { found, handed, settled } = counter
  const [only, second] = found?.pickups ?? []
  if (only && !second) return <Result counter={counter} />
  if (only) return <SameCode counter={counter} />
  return (
    <Screen>
      {handed && <Handed handed={handed} onSettled={settled} onUndone={onHanded} />}
      {counter.why && <Notice tone="amber">{counter.why}</Notice>}
      {day.shops.length > 1 && (
        <Choice
          label="哪家超市"
          options={day.shops.map(({ id, name }) => ({ value: id, label: name }))}
          value={day.shopId}
          onChange={onShop}
        />
      )}
      <Finder find={counter.find} />
      <Doors day={day} />
    </Screen>
  )
}

function Doors({ day }: { day: TodayView }) {
  const count = day.more ? `${day.rows.length} 多单` : `${day.rows.length} 单`
  return (
    <Card flush>
      <Cell
        icon="paper"
        title={`今天递出去 ${count}`}
        note="登记表，可以打印"
        onPress={() => open('counterToday', { shopId: day.shopId })}
      />
      <Cell
        icon="people"
        title="积分卡"
        note="没有手机的邻居：发卡、替她下单"
        onPress={() => open('pointCards')}
      />
    </Card>
  )
}

/** 对上了一张。 */
function Result({ counter }: { counter: Counter }) {
  const pickup = counter.found?.pickups[0]
  const [proxy, setProxy] = useProxy(pickup)
  if (!pickup) return null
  return (
    <Screen
      stack
      bottom={
        <>
          <Button busyText="正在记" onPress={() => counter.hand(pickup, proxy)}>
            递给他了
          </Button>
          <Button kind="plain" onPress={counter.back}>
            不是他的，返回
          </Button>
        </>
      }
    >
      {counter.why && <Notice tone="amber">{counter.why}</Notice>}
      <Pickup pickup={pickup} proxy={proxy} onProxy={setProxy} />
    </Screen>
  )
}

/** 两张单碰巧是同一个码：问清姓什么，再选是哪一张。 */
function SameCode({ counter }: { counter: Counter }) {
  const pickups = counter.found?.pickups ?? []
  return (
    <Screen
      title="有两张单是这个码"
      lead="请问他姓什么、换的什么，再选是哪一张。"
      bottom={
        <Button kind="plain" onPress={counter.back}>
          返回
        </Button>
      }
    >
      <Card flush>
        {pickups.map((one) => (
          <Cell
            key={one.id}
            size="large"
            title={calledWords(one)}
            note={one.items.map(({ title, count }) => `${title} ${count} 件`).join('、')}
            onPress={() => counter.choose(one)}
          />
        ))}
      </Card>
    </Screen>
  )
}
