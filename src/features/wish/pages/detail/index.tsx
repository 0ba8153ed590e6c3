import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Screen } from '@/shared/screen'
import { useWish } from '../../components/use-wish'
import { WishView } from '../../components/wish-view'

/** 心愿详情。 */
export default function Detail() {
  const { id = '' } = useRouter().params
  const { query, actions } = useWish(id)
  useShareAppMessage(() => ({
    title: query.data ? `${query.data.calledName}的微心愿，等您帮忙` : '红色邻里',
    path: `/features/wish/pages/detail/index?id=${id}`,
  }))
  return (
    <Screen stack bottom={actions}>
      <WishView query={query} />
    </Screen>
  )
}
