import type { WishDetail } from '@domain/wish/present'
import { type PlainStepName, steps, type WishStepName } from '@domain/wish/steps'
import { type ReactNode, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { uploadPictures } from './pictures'
import { PicturesField } from './pictures-field'

interface StepActionsProps {
  wish: WishDetail
  templates: readonly string[]
  onDone: (wish: WishDetail) => void
  /** 情况变了（别人先办了）：去取最新的样子。 */
  onStale: () => unknown
}

/** 不好反悔的步骤，做之前多问一句。 */
const grave: Partial<Record<WishStepName, string>> = {
  claim: '认领后请在 48 小时内联系许愿人，15 天内办好。办不了可以放回大厅。',
  withdraw: '撤回后这个心愿就结束了。',
  gather: '开始以后不再收新的。由您牵头：请在 48 小时内联系许愿人，15 天内办好。',
}

/** 能做，但不是眼下该做的：撤回，和还没凑齐就开始。 */
const aside = (name: WishStepName, { joint }: WishDetail) =>
  name === 'withdraw' || (name === 'gather' && joint !== null && joint.left > 0)

/** 底部的按钮；出一份、收回一份跟着各样东西，在“大家一起圆”里。 */
export const bottomSteps = (names: readonly WishStepName[]) =>
  names.filter((name) => name !== 'offer' && name !== 'retract')

/** 这个心愿此刻能走的步骤：画哪些按钮由服务端按状态表说了算，字取自同一张表。 */
export function StepActions({ wish, templates, onDone, onStale }: StepActionsProps) {
  const [asking, setAsking] = useState<WishStepName | null>(null)
  const [pictures, setPictures] = useState<readonly string[]>([])
  const { run, error, conflict } = useAction()
  useEffect(() => {
    if (!conflict || !error) return
    setAsking(null)
    toast(error, 'alert')
    onStale()
  }, [conflict, error, onStale])
  const send = async (name: WishStepName, note: string | null) => {
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
    toast(steps[name].past)
    onDone(moved)
  }
  const press = (name: WishStepName) => {
    if (name === 'resend') return open('post', { id: wish.id })
    if (name === 'approveJoint') return open('joint', { id: wish.id })
    if (steps[name].note || grave[name]) return setAsking(name)
    return take(name, null)
  }
  return (
    <>
      {error && !asking && !conflict && <Notice tone="red">{error}</Notice>}
      {bottomSteps(wish.steps).map((name, at) => (
        <Button
          key={name}
          kind={at === 0 && !aside(name, wish) ? 'primary' : 'plain'}
          onPress={() => press(name)}
        >
          {steps[name].label}
        </Button>
      ))}
      {asking && (
        <StepConfirm
          name={asking}
          error={error}
          onConfirm={(note) => take(asking, note || null)}
          onClose={() => setAsking(null)}
        >
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

interface StepConfirmProps {
  name: WishStepName
  error: string | null
  onConfirm: (note: string) => unknown
  onClose: () => void
  children: ReactNode
}

function StepConfirm({ name, error, onConfirm, onClose, children }: StepConfirmProps) {
  const { label, note } = steps[name]
  const reason = note && { label: note.hint, optional: !note.required, max: 200 }
  return (
    <Confirm
      open
      title={label}
      text={grave[name] ?? ''}
      error={error}
      confirmLabel={label}
      danger={name === 'withdraw'}
      {...(reason ? { reason } : {})}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      {children}
    </Confirm>
  )
}
