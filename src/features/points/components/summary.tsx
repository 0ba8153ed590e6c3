import { exactTime, lastDayOf } from '@domain/kernel/date'
import type { CapRow, PointsSummary } from '@domain/points/mine'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 冻结着：为什么，怎么申诉。 */
export function FrozenNotice({ frozen }: Pick<PointsSummary, 'frozen'>) {
  if (!frozen) return null
  return (
    <Notice
      tone="amber"
      title="积分冻结着，暂时不能用"
      action={
        <Button kind="plain" inline icon="pen" onPress={() => open('complain')}>
          写一件申诉
        </Button>
      }
    >
      {`${exactTime(frozen.since)}起：${frozen.reason}。照样能得，到期的也先留着。觉得不对，可以写投诉建议，由区里和街道答复。`}
    </Notice>
  )
}

/** 余额，和各批哪天到期；先到期的在前。 */
export function BalanceCard({ summary }: { summary: PointsSummary }) {
  const { balance, usable, lots } = summary
  return (
    <Card>
      <Words size="display" tone="gold">{`${balance} 分`}</Words>
      {usable !== balance && <Words tone="soft">{`现在能用 ${usable} 分`}</Words>}
      {lots.map(({ until, points }) => (
        <Words key={until} tone="soft">{`${points} 分 ${lastDayOf(until)}到期`}</Words>
      ))}
      {lots.length > 1 && (
        <Words size="note" tone="soft">
          兑换的时候先用快到期的。
        </Words>
      )}
    </Card>
  )
}

const periods: Readonly<Record<CapRow['per'], string>> = {
  day: '今天',
  month: '这个月',
  quarter: '这一季',
}

const useWords = ({ per, unit, used, most }: CapRow) =>
  `${periods[per]} ${used} / ${most} ${unit === 'points' ? '分' : '次'}`

/** 这阵子得过的几类，各自上限用掉多少：还能得多少，自己看得见。 */
export function UsesCard({ uses }: Pick<PointsSummary, 'uses'>) {
  const busy = uses.filter(({ caps }) => caps.some(({ used }) => used > 0))
  if (busy.length === 0) return null
  return (
    <Card flush title="得了多少，最多多少">
      {busy.map(({ label, caps }) => (
        <Cell key={label} title={label} note={caps.map(useWords).join(' · ')} />
      ))}
    </Card>
  )
}
