import type { WishDetail } from '@domain/wish/present'
import type { Query } from '@/shared/cloud/useQuery'
import { Loaded } from '@/shared/ui/loaded'
import { Applications } from './applications'
import { ContactCard } from './contact-card'
import { GiftDoors } from './gift-doors'
import { JointCard } from './joint-card'
import { PhoneScript } from './phone-script'
import { SlipCard } from './slip-card'
import { ThroughCommunity } from './through-community'
import { UnitCard } from './unit-card'
import { WishBody } from './wish-body'
import { WishStory } from './wish-story'

/** 一个心愿从头到尾；详情页和宽屏工作台的右边画的都是它。 */
export function WishView({ query }: { query: Query<WishDetail> }) {
  return (
    <Loaded query={query}>
      {(wish) => (
        <>
          <WishBody wish={wish} />
          <JointCard wish={wish} onDone={query.replace} onStale={query.reload} />
          <Applications wish={wish} onDone={query.replace} onStale={query.reload} />
          <UnitCard wish={wish} />
          {wish.contactVisible && <ContactCard wishId={wish.id} />}
          {wish.contactThrough && <ThroughCommunity community={wish.contactThrough} />}
          <GiftDoors wish={wish} />
          <PhoneScript wish={wish} />
          {wish.hasSlip && <SlipCard wish={wish} />}
          <WishStory wish={wish} />
        </>
      )}
    </Loaded>
  )
}
