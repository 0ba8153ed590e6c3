import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Story } from '@/shared/story'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { PhoneCard } from '../../components/phone-card'
import { ReportActions } from '../../components/report-actions'
import { ReportCard } from '../../components/report-card'

/** 一份报到：到哪一步、写了什么、经过；能走的步骤在底下。 */
export default function Detail() {
  const { id = '' } = useRouter().params
  const query = useQuery('reportin', 'detail', { id })
  const one = query.data
  const bottom = one && one.steps.length > 0 && (
    <ReportActions one={one} onDone={() => void query.reload()} />
  )
  return (
    <Screen stack bottom={bottom || undefined}>
      <Loaded query={query}>
        {(shown) => (
          <>
            <ReportCard one={shown} />
            {shown.maySeePhone && <PhoneCard id={shown.id} />}
            {shown.hasYear && (
              <Card flush>
                <Cell
                  icon="paper"
                  title="年度反馈表"
                  note={shown.mine ? '您先看，可以补充，再交给单位' : '看记录，写评语，打印'}
                  onPress={() => open('yearSheet', { id: shown.id })}
                />
              </Card>
            )}
            <Story timeline={shown.timeline} />
          </>
        )}
      </Loaded>
    </Screen>
  )
}
