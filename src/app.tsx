import type { PropsWithChildren } from 'react'
import { listenKeyboard } from './shared/ui/keyboard'
import './app.scss'

listenKeyboard()

export default function App({ children }: PropsWithChildren) {
  return children
}
