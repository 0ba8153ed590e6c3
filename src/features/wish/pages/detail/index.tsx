import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { ContactCard } from '../../components/contact-card'
import { JointCard } from '../../components/joint-card'
import { bottomSteps, StepActions } from '../../components/step-actions'
import { ThroughCommunity } from '../../components/through-community'
import { WishBody } from '../../components/wish-body'
import { WishStory } from '../../components/wish-story'

/** 心愿详情。命令的答复就是最新的样子，直接换上，不再问一遍。 */
export default function Detail() {
  const { id = '' } = useRouter().params
  const query = useQuery('wish', 'detail', { id })
  const wish = query.data
  useShareAppMessage(() => ({
    title: wish ? `${wish.calledName}的微心愿，等您帮忙` : '红色邻里',
    path: `/features/wish/pages/detail/index?id=${id}`,
  }))
  const bottom = wish && bottomSteps(wish.steps).length > 0 && (
    <StepActions
      wish={wish}
      templates={wish.templates}
      onDone={query.replace}
      onStale={query.reload}
    />
  )
  return (
    <Screen stack bottom={bottom || undefined}>
      <Loaded query={query}>
        {(shown) => (
          <>
            <WishBody wish={shown} />
            <JointCard wish={shown} onDone={query.replace} onStale={query.reload} />
            {shown.contactVisible && <ContactCard wishId={shown.id} />}
            {shown.contactThrough && <ThroughCommunity community={shown.contactThrough} />}
            <WishStory wish={shown} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}
