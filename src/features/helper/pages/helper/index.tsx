import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { HelperForm } from '../../components/helper-form'

/** 我能帮什么：住哪儿、会什么、什么时候有空、每天要不要告诉我一次。 */
export default function Helper() {
  const kept = useQuery('helper', 'mine', {})
  const { data } = kept
  if (data?.may) return <HelperForm kept={data} />
  return (
    <Screen title="我能帮什么">
      <Loaded query={kept}>
        {() => (
          <Notice title="这一页由在职党员和志愿者来填">
            想来帮忙，请到社区报名。报了名，合适的心愿会挑给您。
          </Notice>
        )}
      </Loaded>
    </Screen>
  )
}
