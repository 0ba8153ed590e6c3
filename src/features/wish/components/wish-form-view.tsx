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
import { startAt } from './settle-grid'
import { TextStep } from './text-step'
import { usePrefill } from './use-prefill'
import { useWishForm } from './use-wish-form'

interface WishFormViewProps {
  start: StartView
  wishId: string | undefined
  /** 扫的哪个码；没有扫为空。 */
  scene: string | undefined
  onGrid: (gridId: string) => void
  onSent: (wish: WishDetail) => void
}

const last = formSteps.length - 1

export function WishFormView({ start, wishId, scene, onGrid, onSent }: WishFormViewProps) {
  const form = useWishForm(wishId, start)
  const { draft, errors, change, goTo, sent, action } = form
  const { step, content } = draft
  const { moved, pickGrid } = usePrefill(start, scene, form, onGrid)
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
  const known = startAt(start, content.areaId)
  return (
    <Screen title={stepNames[step]} bottom={bottom}>
      <Steps items={stepNames} current={step} />
      {start.unknownScene && (
        <Notice tone="amber">
          {start.depotScene
            ? '这是站点报到的码，不是许愿的。要许愿，请在第 3 步选一下您住的网格。'
            : '这个二维码已经换新了，请在第 3 步选一下您住的网格。'}
        </Notice>
      )}
      {moved && <Notice tone="amber">{movedWords(start)}</Notice>}
      {form.lost > 0 && (
        <Notice tone="amber">
          {`有 ${form.lost} 张照片还没有传上去，请在第 2 步重新选。写的字都在。`}
        </Notice>
      )}
      {start.old?.rejectedFor && (
        <Notice tone="amber" title="社区请您改一改">
          {start.old.rejectedFor}
        </Notice>
      )}
      {step === 0 && <KindStep {...parts} />}
      {step === 1 && <TextStep {...parts} transcript={start.old?.transcript ?? null} />}
      {step === 2 && <ReachStep {...parts} start={known} onGrid={pickGrid} />}
      {step === last && <ReviewStep content={content} start={known} goTo={goTo} />}
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

/** 换了一个码扫，网格跟着换：说清楚换成了哪里，或请他再选。 */
function movedWords({ place, choices }: StartView): string {
  if (place) return `您刚扫的是${place.grid}的码，住的网格已经换成这里。`
  return `您刚扫的是${choices?.community ?? '别处'}的码，请在第 3 步重新选您住的网格。`
}
