import type { MyReports } from '@domain/reportin/mine'
import { missingWords } from '@domain/reportin/missing'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { PastCell, ReportCard } from '../../components/report-card'
import { UnitCard } from '../../components/unit-card'

/** 双报到：本人一条线、单位一条线，各到哪里，还缺什么。 */
export default function Mine() {
  const mine = useQuery('reportin', 'mine', {})
  const start = mine.data && !mine.data.home
  return (
    <Screen
      title="双报到"
      lead="您到住的社区报到，单位也到社区报到，两样都有才算齐。"
      bottom={start && <Button onPress={() => open('reportHome')}>到社区报到</Button>}
    >
      <Loaded query={mine}>{(data) => <Body mine={data} reload={mine.reload} />}</Loaded>
    </Screen>
  )
}

function Body({ mine, reload }: { mine: MyReports; reload: () => Promise<void> }) {
  return (
    <>
      {mine.complete ? (
        <Notice tone="green" title="双报到齐了">
          谢谢您。有合适的心愿和岗位，这里和首页都看得到。
        </Notice>
      ) : (
        <Card title={`还差 ${mine.missing.length} 样`} flush>
          {mine.missing.map((name) => (
            <Cell
              key={name}
              icon="clock"
              tone="amber"
              title={missingWords[name].title}
              note={missingWords[name].fix}
            />
          ))}
        </Card>
      )}
      {[mine.home, mine.work].map(
        (one) =>
          one && (
            <ReportCard
              key={one.id}
              one={one}
              action={
                <Button kind="plain" onPress={() => open('reportIn', { id: one.id })}>
                  看经过，办理
                </Button>
              }
            />
          ),
      )}
      <UnitCard mine={mine} onDone={reload} />
      {mine.hasYear && (
        <Card flush>
          <Cell
            icon="paper"
            title="年度反馈表"
            note="一年做了什么，您先看，可以补充"
            onPress={() => open('yearSheet')}
          />
        </Card>
      )}
      {mine.past.length > 0 && (
        <Card title="以前的" flush>
          {mine.past.map((one) => (
            <PastCell key={one.id} one={one} onPress={() => open('reportIn', { id: one.id })} />
          ))}
        </Card>
      )}
    </>
  )
}
