import type { PropsWithChildren } from 'react'
import { TicketViews } from './shared/ticket-views'
import { listenKeyboard } from './shared/ui/keyboard'
import { fitTabBar } from './shared/ui/tab-bar'
import { ticketViews } from './ticket-views'
import './app.scss'

listenKeyboard()
fitTabBar()

export default function App({ children }: PropsWithChildren) {
  return <TicketViews.Provider value={ticketViews}>{children}</TicketViews.Provider>
}
