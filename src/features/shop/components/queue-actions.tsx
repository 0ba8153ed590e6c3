import type { GoodDetail } from '@domain/shop/front'
import type { PlaceView } from '@domain/shop/queue-place'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { replaceWith } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { untilWords } from './words'

interface QueueActionsProps {
  view: GoodDetail
  place: PlaceView | null
  onChanged: () => unknown
}

/** 没有货：排队；在排的等着，给他留着的换走。 */
export function QueueActions({ view, place, onChanged }: QueueActionsProps) {
  const { run, error } = useAction()
  const { shop, good } = view
  const queue = async () => {
    const done = await run(() => act('shop', 'queueUp', { shopId: shop.id, goodId: good.id }))
    if (!done) return
    toast('排上了')
    onChanged()
  }
  const quit = async () => {
    const done = await run(() => act('shop', 'quitQueue', { placeId: place?.id ?? '' }))
    if (!done) return
    toast('不排了')
    onChanged()
  }
  const redeem = async () => {
    const input = { placeId: place?.id ?? '', points: good.points }
    const one = await run(() => act('shop', 'redeemHeld', input))
    if (one) replaceWith('redemptionCode', { id: one.id })
    else onChanged()
  }
  const wrong = error && <Notice tone="red">{error}</Notice>
  if (!place)
    return (
      <>
        {wrong}
        <Words size="note" tone="soft">
          来了货先给排队的人留着，照先后，留 3 天，会告诉您。排队不扣分。
        </Words>
        <Button onPress={queue}>排队等补货</Button>
      </>
    )
  if (place.status === 'queuing')
    return (
      <>
        {wrong}
        <Words size="note">您在排队，来了货会给您留一件，并告诉您。</Words>
        <Button kind="plain" onPress={quit}>
          不排了
        </Button>
      </>
    )
  return (
    <>
      {wrong}
      <Words size="note">{`给您留了一件，留到${untilWords(place.until ?? '')}。`}</Words>
      <Button onPress={redeem}>{`兑换留着的这一件，${good.points} 分`}</Button>
      <Button kind="plain" onPress={quit}>
        不要了，让给后面的人
      </Button>
    </>
  )
}
