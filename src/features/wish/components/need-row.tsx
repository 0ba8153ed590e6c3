import { needUnits } from '@domain/wish/needs'
import type { NeedView } from '@domain/wish/present-needs'
import type { WishStatus } from '@domain/wish/wish'
import { View } from '@tarojs/components'
import { Button } from '@/shared/ui/button'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { leftLook } from '@/shared/wish/words'
import './need-row.scss'

interface NeedRowProps {
  need: NeedView
  status: WishStatus
  /** 他能出的时候才有。 */
  onOffer: (() => void) | undefined
  /** 他能收回的时候才有。 */
  onRetract: (() => void) | undefined
}

/** 要的一样：是什么、每份多少、还差几份，和能做的那一件事。 */
export function NeedRow({ need, status, onOffer, onRetract }: NeedRowProps) {
  const { what, unit, places, taken, mine, words } = need
  const look = leftLook(places - taken, taken, status)
  return (
    <View className="need">
      <View className="need__head">
        <Words bold>{what}</Words>
        <Tag {...look}>{look.words}</Tag>
      </View>
      <Words size="note" tone="soft">
        {`${needUnits[unit].label}，每份 ${needUnits[unit].each}，共 ${places} 份`}
      </Words>
      {words.map((said, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: 两个人可以说一样的话，次序不会变。
        <Words key={at} size="note">{`“${said}”`}</Words>
      ))}
      {mine && (
        <Words size="note" tone="green">
          您出了一份
        </Words>
      )}
      {mine && onRetract && (
        <Button kind="text" inline label={`收回这一份：${what}`} onPress={onRetract}>
          收回这一份
        </Button>
      )}
      {!mine && taken < places && onOffer && (
        <Button kind="plain" icon="help" label={`我出一份：${what}`} onPress={onOffer}>
          我出一份
        </Button>
      )}
    </View>
  )
}
