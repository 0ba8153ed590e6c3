import type { WishDetail } from '@domain/wish/present'
import { type OwnStepName, type PlainStepName, steps, type WishStepName } from '@domain/wish/steps'
import { type ComponentType, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { useStale } from '@/shared/cloud/useStale'
import { uploadPictures } from '@/shared/photo/pictures'
import { open, type PageName } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { VoicePlayer } from '@/shared/ui/voice-player'
import { ApplySheet } from './apply-sheet'
import { AssignSheet } from './assign-sheet'
import type { OwnStepProps } from './own-step'
import { PicturesField } from './pictures-field'
import { isGrave, StepConfirm } from './step-confirm'
import { UnitClaimSheet } from './unit-claim-sheet'

interface StepActionsProps {
  wish: WishDetail
  templates: readonly string[]
  onDone: (wish: WishDetail) => void
  /** 情况变了（别人先办了）：去取最新的样子。 */
  onStale: () => unknown
}

/** 不催他做的步骤，按钮画得轻一些。 */
const gentle: readonly WishStepName[] = ['withdraw', 'share', 'shareSigned', 'unshare']

/** 不催他做的，和能做、但不是眼下该做的：合力圆梦还没凑齐就开始。 */
const aside = (name: WishStepName, { joint }: WishDetail) =>
  gentle.includes(name) || (name === 'gather' && joint !== null && joint.left > 0)

/** 要带别的内容的步骤，有自己的一页的。 */
const ownPages: Partial<Record<OwnStepName, PageName>> = {
  resend: 'post',
  share: 'share',
  approveJoint: 'joint',
}

/** 要带别的内容的步骤，各有一张纸的。 */
const sheets: Partial<Record<WishStepName, ComponentType<OwnStepProps>>> = {
  claimForUnit: UnitClaimSheet,
  assign: AssignSheet,
  apply: ApplySheet,
}

/** 按钮在申请的卡片、“大家一起圆”的卡片上，底下不再画。 */
const onCard: readonly WishStepName[] = ['grant', 'decline', 'offer', 'retract']

/** 底下最多直接画几个；再多就只画头两个，其余的点“更多”，免得遮住半页。 */
const MOST = 4
const FEW = 2

/** 页面底下要画的步骤。 */
export const bottomSteps = (wish: WishDetail) => wish.steps.filter((name) => !onCard.includes(name))

/** 此刻画哪几个；还有折起来的，`more` 把它们打开。 */
function useFew(wish: WishDetail) {
  const [all, setAll] = useState(false)
  const offered = bottomSteps(wish)
  const folded = !all && offered.length > MOST
  return {
    shown: folded ? offered.slice(0, FEW) : offered,
    more: folded ? () => setAll(true) : null,
  }
}

/** 这个心愿此刻能走的步骤：画哪些按钮由服务端按状态表说了算，字取自同一张表。 */
export function StepActions({ wish, templates, onDone, onStale }: StepActionsProps) {
  const [asking, setAsking] = useState<WishStepName | null>(null)
  const { shown, more } = useFew(wish)
  const [pictures, setPictures] = useState<readonly string[]>([])
  const { run, error, conflict } = useAction()
  useStale({ conflict, error }, () => setAsking(null), onStale)
  const send = async (name: WishStepName, note: string | null) => {
    if (name === 'transcribe') return act('wish', 'transcribe', { id: wish.id, text: note ?? '' })
    const input = { id: wish.id, name: name as PlainStepName, note }
    if (name !== 'deliver' || wish.uploadFolder === null) return act('wish', 'step', input)
    const fileIds = await uploadPictures(pictures, wish.uploadFolder, setPictures)
    return act('wish', 'step', { ...input, pictures: fileIds })
  }
  const take = async (name: WishStepName, note: string | null) => {
    const wanted = name === 'claim' || name === 'deliver' ? templates : []
    const keepReminders = await askReminders(wanted)
    const moved = await run(() => send(name, note))
    void keepReminders()
    if (!moved) return
    setPictures([])
    setAsking(null)
    toast(`记下了：${steps[name].label}`)
    onDone(moved)
  }
  const press = (name: WishStepName) => {
    const page = ownPages[name as OwnStepName]
    if (page) return open(page, { id: wish.id })
    if (sheets[name] || steps[name].note || isGrave(name)) return setAsking(name)
    return take(name, null)
  }
  const Own = asking && sheets[asking]
  return (
    <>
      {error && !asking && !conflict && <Notice tone="red">{error}</Notice>}
      {shown.map((name, at) => (
        <Button
          key={name}
          kind={at === 0 && !aside(name, wish) ? 'primary' : 'plain'}
          onPress={() => press(name)}
        >
          {steps[name].label}
        </Button>
      ))}
      {more && (
        <Button kind="text" onPress={more}>
          更多
        </Button>
      )}
      {Own && <Own {...{ wish, onDone, onStale }} onClose={() => setAsking(null)} />}
      {asking && !Own && (
        <StepConfirm
          name={asking}
          written={asking === 'transcribe' && wish.voice?.transcribed ? wish.text : undefined}
          error={error}
          onConfirm={(note) => take(asking, note || null)}
          onClose={() => setAsking(null)}
        >
          {asking === 'transcribe' && wish.voice?.url && (
            <VoicePlayer src={wish.voice.url} seconds={wish.voice.seconds} />
          )}
          {asking === 'deliver' && (
            <PicturesField
              hint="只给许愿人、您和社区看，检查通过才显示"
              value={pictures}
              onChange={setPictures}
            />
          )}
        </StepConfirm>
      )}
    </>
  )
}
