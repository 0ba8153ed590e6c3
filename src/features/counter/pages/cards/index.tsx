import type { CardPage } from '@domain/pointcard/lists'
import type { CardView } from '@domain/pointcard/present'
import { CardNo } from '@domain/points/card'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useCallback, useState } from 'react'
import * as v from 'valibot'
import { ask } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { usePages } from '@/shared/cloud/usePages'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { List } from '@/shared/ui/list'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { TextInput } from '@/shared/ui/text-input'
import { cardNoWords, cardTag } from '../../components/card-words'

/** 积分卡：没有手机的邻居，社区发一张。照卡号找，或往下翻。 */
export default function Cards() {
  const [first, setFirst] = useState<CardPage | null>(null)
  const fetchPage = useCallback(async (before?: string) => {
    const page = await ask('counter', 'cards', before ? { before } : {})
    if (!before) setFirst(page)
    return page
  }, [])
  const pages = usePages(fetchPage)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const [communityId] = first?.communityIds ?? []
  return (
    <Screen
      title="积分卡"
      lead="没有手机的邻居，拿卡得分、换东西；有了手机再并到账号上。"
      bottom={
        first?.issues &&
        communityId && (
          <Button icon="plus" onPress={() => open('issueCard', { communityId })}>
            发一张卡
          </Button>
        )
      }
    >
      <ByNumber />
      <List
        flush
        items={pages.rows ?? undefined}
        keyOf={(one) => one.id}
        render={(one) => <CardRow card={one} />}
        empty={{ title: '还没有发过卡', note: '邻居没有手机，就替她发一张。' }}
        error={pages.error ?? undefined}
        onRetry={pages.retry}
        more={!pages.ended}
        onMore={pages.more}
      />
    </Screen>
  )
}

function CardRow({ card: { id, no, called, place, status } }: { card: CardView }) {
  return (
    <Cell
      title={called}
      note={`${cardNoWords(no)} · ${place}`}
      value={status === 'active' ? undefined : <Tag {...cardTag(status)} />}
      onPress={() => open('pointCard', { id })}
    />
  )
}

/** 照卡号找：电话里她念，这边输。 */
function ByNumber() {
  const [no, setNo] = useState('')
  const [wrong, setWrong] = useState<string>()
  const { run, error } = useAction()
  const search = async () => {
    const typed = no.replace(/\s/g, '')
    const [issue] = v.safeParse(CardNo, typed).issues ?? []
    setWrong(issue?.message)
    if (issue) return
    const page = await run(() => ask('counter', 'cards', { no: typed }))
    const [card] = page?.rows ?? []
    if (card) open('pointCard', { id: card.id })
  }
  return (
    <>
      <Field label="卡号" hint="印在卡上的八位数字" error={wrong}>
        <TextInput type="number" max={9} value={no} onChange={setNo} onDone={search} />
      </Field>
      {error && <Notice tone="amber">{error}</Notice>}
      <Button kind="plain" icon="search" onPress={search}>
        找这张卡
      </Button>
    </>
  )
}
