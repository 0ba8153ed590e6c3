import type { ComplaintView } from '@domain/complaint/present'
import type { Pages } from '@/shared/cloud/usePages'
import type { EmptyProps } from '@/shared/ui/empty'
import { List } from '@/shared/ui/list'
import { ComplaintCell } from './complaint-cell'

interface ComplaintListProps {
  pages: Pages<ComplaintView>
  empty: EmptyProps
}

/** 一页一页的投诉建议：我写的、我受理的共用。 */
export function ComplaintList({ pages, empty }: ComplaintListProps) {
  return (
    <List
      flush
      items={pages.rows ?? undefined}
      keyOf={(one) => one.id}
      render={(one) => <ComplaintCell one={one} />}
      empty={empty}
      error={pages.error ?? undefined}
      onRetry={pages.retry}
      more={!pages.ended}
      onMore={pages.more}
    />
  )
}
