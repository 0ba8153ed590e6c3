import type { KeptGood } from '@domain/goods/present'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { LimitPart, WhatPart, WorthPart } from '../../components/good-form'
import { useGoodForm } from '../../components/use-good-form'

const nothing = () => null

/** 添一样货，或者改一样；发出去等审核，货架上还是审核过的那一版。 */
export default function Write() {
  const { id, communityId } = useRouter().params
  const kept = useQuery('shop', 'goodsKept', id ? null : communityId ? { communityId } : {})
  const old = useQuery('shop', 'keptGood', id ? { id } : null)
  const start = kept.data
    ? { communityId: kept.data.community.id, uploadFolder: kept.data.uploadFolder }
    : old.data
  if (!start)
    return (
      <Screen>
        {id ? <Loaded query={old}>{nothing}</Loaded> : <Loaded query={kept}>{nothing}</Loaded>}
      </Screen>
    )
  return <Form communityId={start.communityId} uploadFolder={start.uploadFolder} old={old.data} />
}

interface FormProps {
  communityId: string
  uploadFolder: string
  old: KeptGood | null
}

function Form(props: FormProps) {
  const { old } = props
  const form = useGoodForm(props)
  const { content, problems, change, send, sent, error } = form
  useEffect(() => {
    if (!sent) return
    toast('发出去了，等审核')
    replaceWith('keptGood', { id: sent.id })
  }, [sent])
  const parts = { content, problems, change }
  return (
    <Screen
      title={old ? '改一样货' : '添一样货'}
      lead={
        old?.shelf
          ? '审核通过以前，货架上还是原来的样子；已经换了的不变。'
          : '书记审核通过就摆上货架，件数从进货那里来。'
      }
      bottom={
        <Button busyText="正在发" onPress={send}>
          发给书记审核
        </Button>
      }
    >
      {old?.rejectedFor && <Notice tone="amber">{`请改一改：${old.rejectedFor}`}</Notice>}
      <WhatPart {...parts} url={old?.draft.picture?.url ?? undefined} />
      <WorthPart {...parts} />
      <LimitPart {...parts} />
      {Object.keys(problems).length > 0 && <Notice tone="red">有几处还没有写对，请看红字。</Notice>}
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}
