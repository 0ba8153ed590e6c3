import type { GoodDetail } from '@domain/shop/front'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { GoodActions } from '../../components/good-actions'
import { GoodFacts } from '../../components/good-facts'
import { GoodPicture } from '../../components/good-picture'
import { sourceWords, stockWords } from '../../components/words'
import './index.scss'

/** 一样货：大图、几分、我还能换几件；换不了的，说还差什么。 */
export default function Good() {
  const { shopId = '', goodId = '' } = useRouter().params
  const query = useQuery('shop', 'good', { shopId, goodId })
  return (
    <Screen stack bottom={query.data && <GoodActions view={query.data} onChanged={query.reload} />}>
      <Loaded query={query}>{(view) => <Body view={view} />}</Loaded>
    </Screen>
  )
}

function Body({ view }: { view: GoodDetail }) {
  const { good } = view
  return (
    <>
      <GoodPicture good={good} />
      <View className="good-body">
        <Words size="display" heading>
          {good.title}
        </Words>
        <View className="good-body__points">{`${good.points} 分`}</View>
        <View>
          <Tag tone={good.free > 0 ? 'green' : 'amber'}>{stockWords(good)}</Tag>
        </View>
        <Words size="note" tone="soft">
          {sourceWords(good)}
        </Words>
      </View>
      <GoodFacts view={view} />
    </>
  )
}
