import type { ReportInCard } from '@domain/unit/present'
import type { Pages } from '@/shared/cloud/usePages'
import type { EmptyProps } from '@/shared/ui/empty'
import { List } from '@/shared/ui/list'
import { ReportCell } from './report-cell'

interface ReportListProps {
  pages: Pages<ReportInCard>
  names: 'unit' | 'community'
  empty: EmptyProps
}

/** 一页一页的单位报到。 */
export function ReportList({ pages, names, empty }: ReportListProps) {
  return (
    <List
      flush
      items={pages.rows ?? undefined}
      keyOf={(one) => one.id}
      render={(one) => <ReportCell one={one} names={names} />}
      empty={empty}
      error={pages.error ?? undefined}
      onRetry={pages.retry}
      more={!pages.ended}
      onMore={pages.more}
    />
  )
}
