import { exactTime } from '@domain/kernel/date'
import type { RecountView } from '@domain/recount/look'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Empty } from '@/shared/ui/empty'
import { Figure } from '@/shared/ui/figure'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Differences } from '../../components/differences'

/** 昨夜的核对：对不对得上、数过多少；对不上的一处一处列出来。只看，不在这里改。 */
export default function RecountPage() {
  const recount = useQuery('recount', 'last', {})
  return (
    <Screen title="积分核对" lead="每天夜里把流水重新加一遍，和余额、货架比。">
      <Loaded query={recount}>
        {({ night }) =>
          night ? (
            <Body one={night} />
          ) : (
            <Empty title="还没有核对过" note="夜里两点到五点自动核对，明天再来看。" />
          )
        }
      </Loaded>
    </Screen>
  )
}

/** 一句话说结果。 */
function Verdict({ one }: { one: RecountView }) {
  if (one.found > 0)
    return (
      <Notice tone="red" title={`有 ${one.found} 处对不上`}>
        先不要改，照下面列的一处一处查明缘由。
      </Notice>
    )
  if (one.state === 'counting')
    return (
      <Notice tone="amber" title="还没有数完">
        数到现在都对得上，接着数。
      </Notice>
    )
  return (
    <Notice tone="green" title="都对得上">
      每个人的余额等于流水加起来，货架等于进的减去领走的、报损的和留着的。
    </Notice>
  )
}

function Body({ one }: { one: RecountView }) {
  const source = `${exactTime(one.startedAt)}开始数${one.doneAt ? `，${exactTime(one.doneAt)}数完` : ''}`
  return (
    <>
      <Verdict one={one} />
      {one.differences.length > 0 && <Differences one={one} />}
      <Card>
        <Figure
          value={one.wallets}
          unit="个"
          label="数过的个人账户"
          definition="得过积分的人各一个；余额要等于他的流水加起来，也等于各批加起来。"
          source={source}
        />
        <Figure
          value={one.entries}
          unit="笔"
          label="数过的流水"
          definition="每一笔的各行加起来是零。"
          source={source}
        />
        <Figure
          value={one.points}
          unit="分"
          label="大家手里的积分"
          definition={
            one.moved
              ? '数的时候有账号合并或注销，这一夜没有和合计比，明天再比。'
              : '数到已经入账的那一笔为止，和合计账户一样多。'
          }
          source={source}
        />
        <Figure
          value={one.shelves}
          unit="家"
          label="数过的货架"
          definition="进的等于领走的、报损的、架上的、留着等人领的加起来。"
          source={source}
        />
      </Card>
      {one.skipped > 0 && (
        <Notice>{`有 ${one.skipped} 个账号正在合并或注销，这一夜没有比，明天再比。`}</Notice>
      )}
    </>
  )
}
