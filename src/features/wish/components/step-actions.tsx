import type { WishDetail } from '@domain/wish/present'
import { type OwnStepName, type PlainStepName, steps, type WishStepName } from '@domain/wish/steps'
import { type ReactNode, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { askReminders } from '@/shared/cloud/reminders'
import { useAction } from '@/shared/cloud/useAction'
import { open, type PageName } from '@/shared/routes'
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
  shareSigned:
    '墙上只写称呼、种类、心愿和谢谢的话（号码、住处遮住）、帮忙的是哪一种人、社区、月份，人人可看。签过字的纸请社区留着。',
  unshare: '撤下以后马上就看不到，想写还可以再写。',
}

/** 不催他做的步骤，按钮画得轻一些。 */
const gentle: readonly WishStepName[] = ['withdraw', 'share', 'shareSigned', 'unshare']

/** 要带别的内容的步骤，各有自己的一页。 */
const ownPages = { resend: 'post', share: 'share' } as const satisfies Record<OwnStepName, PageName>
const hasOwnPage = (name: WishStepName): name is OwnStepName => name in ownPages

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
    if (hasOwnPage(name)) return open(ownPages[name], { id: wish.id })
    if (steps[name].note || grave[name]) return setAsking(name)
    return take(name, null)
  }
  return (
    <>
      {error && !asking && !conflict && <Notice tone="red">{error}</Notice>}
      {wish.steps.map((name, at) => (
        <Button
          key={name}
          kind={at === 0 && !gentle.includes(name) ? 'primary' : 'plain'}
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
