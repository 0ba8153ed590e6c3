import type { TicketKind } from '@domain/ticket/ticket'
import { type ComponentType, createContext, useContext, useEffect, useState } from 'react'

export interface TicketViewProps {
  readonly id: string
  /** 办了一步：列表该取新的了。 */
  readonly onMoved: () => unknown
}

type TicketView = ComponentType<TicketViewProps>

/** 哪类工单由哪个功能画；用到时才去取它的代码。 */
export type TicketViewLoaders = Readonly<Partial<Record<TicketKind, () => Promise<TicketView>>>>

/**
 * 功能之间互不引用，工作台却要画得出各类工单：画法由 src/app.tsx 交进来。
 * 小程序没有宽屏工作台，交进来的是空的。
 */
export const TicketViews = createContext<TicketViewLoaders>({})

/** 画这一类工单的组件；还没取到、没取成都为空，照手机上那样打开详情页就是。 */
export function useTicketView(kind: TicketKind): TicketView | null {
  const load = useContext(TicketViews)[kind]
  const [view, setView] = useState<TicketView | null>(null)
  useEffect(() => {
    load?.().then(
      (found) => setView(() => found),
      () => undefined,
    )
  }, [load])
  return view
}
