import type { PurseView, ShopView } from '@domain/shop/front'
import { Text, View } from '@tarojs/components'
import { serverNow } from '@/shared/cloud/clock'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Icon } from '@/shared/ui/icon'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { doorWords } from './words'
import './shop-head.scss'

/** 是哪一家、在哪里、开没开门。 */
export function ShopHead({ shop }: { shop: ShopView }) {
  return (
    <View className="shop-head">
      <Words size="display" heading>
        {shop.name}
      </Words>
      <View className="shop-head__place">
        <Icon name="pin" />
        <Text className="shop-head__words">{shop.spot}</Text>
      </View>
      <View className="shop-head__row">
        <Tag tone={shop.open ? 'green' : 'amber'}>{doorWords(shop, serverNow())}</Tag>
        <Button kind="text" inline onPress={() => open('shopList')}>
          换一家看看
        </Button>
      </View>
    </View>
  )
}

/** 我能用几分；游客不说。 */
export function Purse({ purse }: { purse: PurseView | null }) {
  if (!purse)
    return (
      <Words size="note" tone="soft">
        谁都可以看；帮过邻居、得了积分，就能来换。
      </Words>
    )
  return (
    <View className="purse">
      <Text className="purse__label">
        {purse.frozen ? '积分冻结着，暂时不能用' : '我能用的积分'}
      </Text>
      <Text className="purse__points">{purse.points}</Text>
    </View>
  )
}
