import { useEffect } from 'react'
import { showUnread } from '@/shared/badge'
import { keep } from '@/shared/cloud/kept'
import { useQuery } from '@/shared/cloud/useQuery'
import { useReturned } from '@/shared/cloud/useReturned'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { Doors } from './components/doors'
import { Greeting } from './components/greeting'
import { NotOpened } from './components/not-opened'
import { PublicDoors } from './components/public-doors'
import { WishCards } from './components/wish-cards'

/** 首页：我是谁、在哪 → 几扇门 → 什么在等我 → 附近的心愿。 */
export default function Home() {
  const front = useQuery('home', 'front', {}, useReturned)
  const unread = front.data?.unread
  const me = front.data?.me
  useEffect(() => {
    if (unread !== undefined) showUnread(unread)
  }, [unread])
  useEffect(() => {
    if (me) keep('account', 'mine', {}, me)
  }, [me])
  return (
    <Screen>
      <Loaded query={front}>
        {(data) =>
          data.opened ? (
            <>
              <Greeting front={data} />
              <Doors hasDesk={data.me.hasDesk} />
              <WishCards title="在等您" wishes={data.waiting} withState />
              <WishCards title="适合您的" wishes={data.suited} onMore={() => open('roundup')} />
              <WishCards title="附近的心愿" wishes={data.nearby} />
              <PublicDoors />
            </>
          ) : (
            <NotOpened />
          )
        }
      </Loaded>
    </Screen>
  )
}
