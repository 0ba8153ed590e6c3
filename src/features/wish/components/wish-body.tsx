import { humanTime } from '@domain/kernel/date'
import type { WishDetail } from '@domain/wish/present'
import { MOST_YUAN } from '@domain/wish/refusals'
import type { WishStepName } from '@domain/wish/steps'
import { wishKinds, wishStatuses } from '@domain/wish/wish'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { bigWords, kindIcons, stateSentence, statusLook } from '@/shared/wish/words'
import { WishPictures } from './wish-pictures'
import { WishVoice } from './wish-voice'

/** 心愿本身：用他自己的话，大字；现在怎样，一句话。 */
export function WishBody({ wish }: { wish: WishDetail }) {
  const kind = wishKinds[wish.category]
  return (
    <Card
      title={`${wish.calledName}的心愿`}
      extra={<Tag {...statusLook(wish.status)}>{wishStatuses[wish.status].label}</Tag>}
    >
      <Words size="title">{wish.text}</Words>
      <WishVoice voice={wish.voice} />
      <WishPictures pictures={wish.pictures} label="心愿的照片" />
      <Words tone="soft">{stateSentence(wish, serverNow())}</Words>
      {wish.unit && wish.relation !== 'unitLead' && (
        <Words tone="soft">{`由${wish.unit.name}认领`}</Words>
      )}
      <Tag icon={kindIcons[wish.category]}>{kind.short}</Tag>
      {wish.minor && <Tag icon="people">未成年人的心愿</Tag>}
      <Words size="note" tone="faint">
        {wish.place}
      </Words>
      <Words size="note" tone="faint" whole>{`编号 ${wish.no}`}</Words>
      <ClaimHint wish={wish} />
      {wish.big && wish.status === 'pending' && <BigHint wish={wish} />}
      {wish.contactBy && <Notice tone="amber">{contactWords(wish, wish.contactBy)}</Notice>}
      {wish.explanation && (
        <Notice tone="info" title="社区的说明">
          {wish.explanation}
        </Notice>
      )}
      {wish.postponedFor && (
        <Notice tone="amber" title="认领的人要晚几天">
          {wish.postponedFor}
        </Notice>
      )}
      {wish.rejectedFor && (
        <Notice tone="amber" title="社区请您改一改">
          {wish.rejectedFor}
        </Notice>
      )}
    </Card>
  )
}

/** 超过一个微心愿的：社区怎么通过，许愿人等的是什么。 */
function BigHint({ wish: { steps } }: { wish: WishDetail }) {
  return (
    <Notice>
      {steps.includes('approveJoint')
        ? `超过 ${MOST_YUAN} 元，要通过请用“合力圆梦”：写清要哪几样，由几位邻居各出一份。`
        : bigWords}
    </Notice>
  )
}

/** 来帮忙的步骤。 */
const claiming: readonly WishStepName[] = ['claim', 'claimForUnit', 'offer']

/** 不能认领的人看到的：现在谁能认领，为什么没有按钮。 */
function ClaimHint({ wish }: { wish: WishDetail }) {
  const { status, relation, volunteersFrom, steps, claimants, joint } = wish
  if (status !== 'open' || relation !== 'visitor') return null
  if (claiming.some((name) => steps.includes(name))) return null
  const now = serverNow()
  const barred = claimants.find((one) => one.barred)
  if (barred) return <Notice>{barredWords(barred)}</Notice>
  const does = joint ? '来出力' : '认领'
  const early = volunteersFrom !== null && now < volunteersFrom
  return (
    <Notice>
      {early
        ? `现在由在职党员先${does}，${humanTime(volunteersFrom, now)}起，本社区志愿者也可以。`
        : `在职党员和本社区的志愿者可以${does}。`}
    </Notice>
  )
}

/** 什么时候以前要联系上；联络员交出去以后，说的是办的人。 */
function contactWords({ assignedTo }: WishDetail, contactBy: string): string {
  const who = assignedTo ? `${assignedTo.name}要` : '请'
  return `${who}在${humanTime(contactBy, serverNow())} 以前联系许愿人，不然会放回大厅。`
}

/** 放回得多的人看到的：为什么不能直接认领，怎么办。 */
function barredWords({ unit, releases, applied }: WishDetail['claimants'][number]): string {
  const why = `${unit?.name ?? '您'} 30 天内放回过 ${releases} 次心愿，再认领要社区同意。`
  return applied ? why : `${why}想办这一个，可以向社区说明。`
}
