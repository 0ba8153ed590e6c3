import { exactTime } from '@domain/kernel/date'
import type { WishDetail } from '@domain/wish/present'
import type { ApplicationView } from '@domain/wish/present-applications'
import { steps } from '@domain/wish/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { useOwnStep } from './own-step'

interface ApplicationsProps {
  wish: WishDetail
  onDone: (wish: WishDetail) => void
  onStale: () => unknown
}

/** 认领的申请：社区在这里答复，申请的人在这里看答复。 */
export function Applications(props: ApplicationsProps) {
  return (
    <>
      {props.wish.applications.map((one) => (
        <ApplicationCard key={one.id} one={one} {...props} />
      ))}
    </>
  )
}

const stateOf = ({ answer }: ApplicationView) => {
  if (answer === null) return <Tag tone="amber">等社区答复</Tag>
  return answer.granted ? <Tag tone="green">社区同意了</Tag> : <Tag>社区没有同意</Tag>
}

function ApplicationCard({ one, ...props }: ApplicationsProps & { one: ApplicationView }) {
  const { wish } = props
  const decides = !one.mine && one.answer === null && wish.steps.includes('grant')
  return (
    <Card title={one.mine ? '您的申请' : '申请认领'} extra={stateOf(one)}>
      {!one.mine && <Words bold>{`${one.name}（${one.duty}）`}</Words>}
      <Words>{one.note}</Words>
      <Words size="note" tone="soft">
        {`${one.unit ?? (one.mine ? '您' : '他')} 30 天内放回过 ${one.releases} 次`}
      </Words>
      <Words size="small" tone="faint">
        {exactTime(one.at)}
      </Words>
      {one.answer?.note && (
        <Notice tone="amber" title="社区的答复">
          {one.answer.note}
        </Notice>
      )}
      {decides && <Decide one={one} {...props} />}
    </Card>
  )
}

function Decide({ one, wish, onDone, onStale }: ApplicationsProps & { one: ApplicationView }) {
  const [asking, setAsking] = useState<'grant' | 'decline' | null>(null)
  const onClose = () => setAsking(null)
  const { take, error } = useOwnStep({ wish, onDone, onStale, onClose })
  const input = { id: wish.id, applicationId: one.id }
  const { note } = steps.decline
  return (
    <>
      <Button icon="check" onPress={() => setAsking('grant')}>
        {steps.grant.label}
      </Button>
      <Button kind="plain" onPress={() => setAsking('decline')}>
        {steps.decline.label}
      </Button>
      <Confirm
        open={asking === 'grant'}
        title={steps.grant.label}
        text={`就此由${one.unit ?? one.name}认领，48 小时内联系许愿人，15 天内办好。`}
        error={error}
        confirmLabel={steps.grant.label}
        onConfirm={() => take('同意了，已经告诉他', () => act('wish', 'grant', input))}
        onClose={onClose}
      />
      <Confirm
        open={asking === 'decline'}
        title={steps.decline.label}
        error={error}
        confirmLabel={steps.decline.label}
        reason={{ label: note?.hint ?? '', max: 200 }}
        onConfirm={(said) =>
          take('答复了，已经告诉他', () => act('wish', 'decline', { ...input, note: said }))
        }
        onClose={onClose}
      />
    </>
  )
}
