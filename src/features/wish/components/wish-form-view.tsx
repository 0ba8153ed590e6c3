import type { StartView } from '@domain/wish/draft'
import type { WishDetail } from '@domain/wish/present'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Steps } from '@/shared/ui/steps'
import { formSteps, stepNames } from './form-state'
import { KindStep } from './kind-step'
import { ReachStep } from './reach-step'
import { ReviewStep } from './review-step'
import { TextStep } from './text-step'
import { useWishForm } from './use-wish-form'

interface WishFormViewProps {
  start: StartView
  wishId: string | undefined
  onGrid: (gridId: string) => void
  onSent: (wish: WishDetail) => void
}

const last = formSteps.length - 1

export function WishFormView({ start, wishId, onGrid, onSent }: WishFormViewProps) {
  const form = useWishForm(wishId, start)
  const { draft, errors, change, goTo, sent, action } = form
  const { step, content } = draft
  usePrefill(start, form)
  useEffect(() => {
    // 不对的那一格可能在屏幕外面，带他过去看。
    if (Object.keys(errors).length === 0) return
    void Taro.pageScrollTo({ selector: '.field--wrong', duration: 0 })
  }, [errors])
  useEffect(() => {
    if (sent) onSent(sent)
  }, [sent, onSent])

  const bottom = (
    <>
      {step > 0 && (
        <Button kind="plain" onPress={() => goTo(step - 1)}>
          上一步
        </Button>
      )}
      {step < last ? (
        <Button onPress={() => goTo(step + 1)}>下一步</Button>
      ) : (
        <Button busyText="正在发" onPress={form.send}>
          {action.uncertain ? '再发一次' : '发出去'}
        </Button>
      )}
    </>
  )
  const parts = { content, errors, change }
  return (
    <Screen title={stepNames[step]} bottom={bottom}>
      <Steps items={stepNames} current={step} />
      {start.unknownScene && (
        <Notice tone="amber">这个二维码已经换新了，请在第 3 步选一下您住的网格。</Notice>
      )}
      {start.old?.rejectedFor && (
        <Notice tone="amber" title="社区请您改一改">
          {start.old.rejectedFor}
        </Notice>
      )}
      {step === 0 && <KindStep {...parts} />}
      {step === 1 && <TextStep {...parts} transcript={start.old?.transcript ?? null} />}
      {step === 2 && <ReachStep {...parts} start={start} onGrid={onGrid} />}
      {step === last && <ReviewStep content={content} start={start} goTo={goTo} />}
      {action.error && (
        <Notice tone="red" title={action.uncertain ? '没有发出去，已存为草稿' : undefined}>
          {action.error}
        </Notice>
      )}
      {action.conflict && (
        <>
          <Button kind="text" onPress={() => open('mine')}>
            上次可能已经发出去了，去我的心愿看看
          </Button>
          {!wishId && (
            <Button kind="text" onPress={form.startAnew}>
              这是另一个心愿，重新发
            </Button>
          )}
        </>
      )}
    </Screen>
  )
}

/** 把知道的先填上：网格来自扫码或常住地，手机号来自授权；改好再发时填回原来的内容。 */
function usePrefill(
  start: StartView,
  { draft, change }: Pick<ReturnType<typeof useWishForm>, 'draft' | 'change'>,
): void {
  const { content } = draft
  const { old } = start
  const placeId = start.place?.areaId
  // biome-ignore lint/correctness/useExhaustiveDependencies: 只在刚拿到资料时填一次，之后听他的。
  useEffect(() => {
    if (old && content.category === '') {
      const { rejectedFor: _, transcript: __, room, voice, ...rest } = old
      const spoken = voice && { path: voice.fileId, seconds: voice.seconds }
      change({ ...rest, voice: spoken, room: room ?? '' })
      return
    }
    const moved = placeId !== undefined && !content.areaId.startsWith(placeId)
    change({
      ...(moved ? { areaId: placeId } : {}),
      ...(content.phone === '' && start.phone && !content.proxy ? { phone: start.phone } : {}),
    })
  }, [old, placeId, start.phone])
}
