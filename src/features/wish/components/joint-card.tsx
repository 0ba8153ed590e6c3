import type { WishDetail } from '@domain/wish/present'
import { useState } from 'react'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { leftLook } from '@/shared/wish/words'
import { JointConfirm, type Wanted } from './joint-confirm'
import { NeedRow } from './need-row'

interface JointCardProps {
  wish: WishDetail
  onDone: (wish: WishDetail) => void
  /** 没办成（多半是别人先认满了）：去取最新的样子。 */
  onStale: () => unknown
}

/** 大家一起圆：要哪几样，各还差几份，挑一样出一份。 */
export function JointCard({ wish, onDone, onStale }: JointCardProps) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  if (!wish.joint) return null
  const { places, left } = wish.joint
  const look = leftLook(left, places - left, wish.status)
  const asks = (step: Wanted['step'], at: number) =>
    wish.steps.includes(step) ? () => setWanted({ step, at }) : undefined
  return (
    <Card title="大家一起圆" extra={<Tag {...look}>{look.words}</Tag>}>
      <Words tone="soft">各出一样东西，或者出几小时，不出钱。由社区定时间、牵头来办。</Words>
      {wish.needs.map((need, at) => (
        <NeedRow
          key={need.what}
          need={need}
          status={wish.status}
          onOffer={asks('offer', at)}
          onRetract={asks('retract', at)}
        />
      ))}
      <Plan wish={wish} />
      {wanted && (
        <JointConfirm
          wish={wish}
          wanted={wanted}
          onDone={(moved) => {
            setWanted(null)
            onDone(moved)
          }}
          onClose={(failed) => {
            setWanted(null)
            if (failed) onStale()
          }}
        />
      )}
    </Card>
  )
}

/** 人齐以后社区的安排；还没安排的，出了一份的人看到请他等。 */
function Plan({ wish }: { wish: WishDetail }) {
  if (wish.plan)
    return (
      <Notice tone="green" title="社区的安排">
        {wish.plan}
      </Notice>
    )
  const mine = wish.needs.some((need) => need.mine)
  if (!mine || wish.status !== 'open') return null
  return <Notice>您出了一份。请等社区联系您，时间由社区来定，定了会发消息。</Notice>
}
