import type { PropsWithChildren } from 'react'
import { listenKeyboard } from './shared/ui/keyboard'
import { fitTabBar } from './shared/ui/tab-bar'
import './app.scss'

listenKeyboard()
fitTabBar()

export default function App({ children }: PropsWithChildren) {
  return children
}
