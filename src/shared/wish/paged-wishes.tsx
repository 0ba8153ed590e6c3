import type { WishCard } from '@domain/wish/present'
import type { Pages } from '../cloud/usePages'
import type { EmptyProps } from '../ui/empty'
import { List } from '../ui/list'
import { WishRow } from './wish-row'

interface PagedWishesProps {
  pages: Pages<WishCard>
  empty: EmptyProps
  withState?: boolean
}

/** 一页一页的心愿列表：大厅、我的心愿、我的认领共用。 */
export function PagedWishes({ pages, empty, withState = false }: PagedWishesProps) {
  return (
    <List
      flush
      items={pages.rows ?? undefined}
      keyOf={(wish) => wish.id}
      render={(wish) => <WishRow wish={wish} withState={withState} />}
      empty={empty}
      error={pages.error ?? undefined}
      onRetry={pages.retry}
      more={!pages.ended}
      onMore={pages.more}
    />
  )
}
