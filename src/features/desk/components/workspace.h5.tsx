import { View } from '@tarojs/components'
import { useState } from 'react'
import { open } from '@/shared/routes'
import { useTicketView } from '@/shared/ticket-views'
import { aria } from '@/shared/ui/a11y'
import { Empty } from '@/shared/ui/empty'

import { useRowKeys } from './use-row-keys'
import { useWide } from './use-wide'
import { type OpenTicket, WorkList, type WorkspaceProps } from './work-list'
import './workspace.scss'

const openPage: OpenTicket = (id) => open('detail', { id })

/** 工作台。宽屏上左边列表、右边一件事，键盘 ↑ ↓ 选，回车打开；窄屏上一列到底，点开去详情页。 */
export function Workspace({ pending, onMoved, children }: WorkspaceProps) {
  const wide = useWide()
  const Ticket = useTicketView('wish')
  const [shown, setShown] = useState<string | null>(null)
  const { list, ticket, toTicket } = useRowKeys()
  const show: OpenTicket = (id) => {
    setShown(id)
    toTicket()
  }
  if (!wide || !Ticket)
    return (
      <>
        <WorkList pending={pending} onOpen={openPage} />
        {children(openPage)}
      </>
    )
  return (
    <View className="workspace">
      <View className="workspace__list" id={list}>
        <WorkList pending={pending} shown={shown} onOpen={show} />
      </View>
      <View
        className="workspace__ticket"
        id={ticket}
        {...aria({ role: 'region', label: '打开的一件' })}
        {...focusable}
      >
        {shown ? (
          <Ticket key={shown} id={shown} onMoved={onMoved} />
        ) : (
          <Empty title="从左边选一件来看" note="也可以按键盘的 ↑ ↓ 选，回车打开。" />
        )}
      </View>
      <View className="workspace__rest">{children(show)}</View>
    </View>
  )
}

const focusable: object = { tabindex: '-1' }
