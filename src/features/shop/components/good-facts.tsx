import type { GoodDetail } from '@domain/shop/front'
import { serverNow } from '@/shared/cloud/clock'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { doorWords, untilWords } from './words'

/** 这个月还能换几件。 */
function monthlyWords({ good: { monthly }, leftThisMonth, purse }: GoodDetail): string | null {
  if (monthly === null) return null
  const rule = `每人每月最多 ${monthly} 件`
  return purse && leftThisMonth !== null ? `${rule}，您还能换 ${leftThisMonth} 件` : rule
}

/** 换之前要知道的：这个月还能换几件，到哪里领，最迟什么时候。 */
export function GoodFacts({ view }: { view: GoodDetail }) {
  const { shop, collectBy } = view
  const monthly = monthlyWords(view)
  return (
    <Card flush>
      {monthly && <Cell icon="info" tone="blue" title={monthly} />}
      <Cell
        icon="pin"
        tone="plain"
        title={`到${shop.spot}领`}
        note={[shop.community, doorWords(shop, serverNow())].join(' · ')}
      />
      <Cell
        icon="clock"
        tone="plain"
        title={`现在换，最迟${untilWords(collectBy)}来领`}
        note="没有来领的，积分退回来"
      />
    </Card>
  )
}
