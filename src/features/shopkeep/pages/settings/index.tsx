import type { GoodsKept } from '@domain/goods/keep'
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { goBack } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { toast } from '@/shared/ui/toast'
import { ClosedDays } from '../../components/closed-days'
import { OpeningSheet } from '../../components/opening-sheet'
import { inWeek, useShopForm } from '../../components/use-shop-form'
import { openWords } from '../../components/words'

/** 超市在哪里、什么时候开门；第一次写好就开张。 */
export default function Settings() {
  const { communityId } = useRouter().params
  const query = useQuery('shop', 'goodsKept', communityId ? { communityId } : {})
  if (!query.data)
    return (
      <Screen>
        <Loaded query={query}>{() => null}</Loaded>
      </Screen>
    )
  return <Form kept={query.data} />
}

function Form({ kept }: { kept: GoodsKept }) {
  const { content, problems, change, send, done, error } = useShopForm(kept.community, kept.shop)
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    if (!done) return
    toast(kept.shop ? '改好了' : '开张了')
    goBack()
  }, [done, kept.shop])
  const { name, spot, opens, closedDays } = content
  return (
    <Screen
      title={kept.shop ? '开门的时间和地方' : '开一家超市'}
      lead="居民照这个时间来领；改了以后，已经换了的只会等得更久，不会提早退回。"
      bottom={
        <Button busyText="正在存" onPress={send}>
          {kept.shop ? '存好' : '开张'}
        </Button>
      }
    >
      <Field label="店名" error={problems.name}>
        <TextInput max={20} value={name} onChange={(said) => change({ name: said })} />
      </Field>
      <Field
        label="在哪里"
        hint="走过去找得到的一句话，例如“党群服务中心一楼东侧”"
        error={problems.spot}
      >
        <TextInput max={30} value={spot} onChange={(said) => change({ spot: said })} />
      </Field>
      <Field label="每周什么时候开门" error={problems.opens}>
        {opens.length > 0 && (
          <Card flush>
            {inWeek(opens).map((one) => (
              <Cell
                key={openWords(one)}
                title={openWords(one)}
                value={
                  <Button
                    kind="text"
                    inline
                    label={`去掉${openWords(one)}`}
                    onPress={() => change({ opens: opens.filter((it) => it !== one) })}
                  >
                    去掉
                  </Button>
                }
              />
            ))}
          </Card>
        )}
      </Field>
      <Button kind="plain" icon="plus" onPress={() => setAdding(true)}>
        添一段开门的时间
      </Button>
      <ClosedDays days={closedDays} onChange={(days) => change({ closedDays: days })} />
      {error && <Notice tone="red">{error}</Notice>}
      {adding && (
        <OpeningSheet
          opens={opens}
          onClose={() => setAdding(false)}
          onAdd={(added) => {
            change({ opens: [...opens, ...added] })
            setAdding(false)
          }}
        />
      )}
    </Screen>
  )
}
