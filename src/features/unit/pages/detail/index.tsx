import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Story } from '@/shared/story'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { HeadCard, ResourcesCard } from '../../components/body-card'
import { ContactCard } from '../../components/contact-card'
import { MatchesCard } from '../../components/matches-card'
import { ProposalsCard } from '../../components/proposals-card'
import { AsideActions, hasDue, StepActions } from '../../components/step-actions'

/** 一份单位报到：到哪一步了，能做什么，对接了什么；按钮照状态表画。 */
export default function Detail() {
  const { id = '' } = useRouter().params
  const query = useQuery('unit', 'detail', { id })
  const one = query.data
  const acts = { onDone: query.replace, onStale: query.reload }
  const bottom = one && hasDue(one) && <StepActions one={one} {...acts} />
  return (
    <Screen stack bottom={bottom || undefined}>
      <Loaded query={query}>
        {(shown) => (
          <>
            <HeadCard one={shown} />
            <MatchesCard one={shown} {...acts} />
            <ProposalsCard one={shown} {...acts} />
            <ResourcesCard resources={shown.resources} />
            {shown.contactOf && <ContactCard id={id} of={shown.contactOf} />}
            {shown.from && (
              <Card flush>
                <Cell
                  icon="paper"
                  tone="blue"
                  title="共建协议"
                  note="看一看、打印出来盖章"
                  onPress={() => open('agreement', { id })}
                />
              </Card>
            )}
            {shown.renewedBy && <Renewal id={shown.renewedBy} />}
            <Story timeline={shown.timeline} />
            <AsideActions one={shown} {...acts} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}

/** 续的下一期。 */
function Renewal({ id }: { id: string }) {
  return (
    <Card flush>
      <Cell icon="again" title="续的下一期" onPress={() => open('unitReport', { id })} />
    </Card>
  )
}
