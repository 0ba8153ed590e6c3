import { useEffect, useId, useRef } from 'react'

interface RowKeys {
  /** 左边列表、右边一件事各自的 id。 */
  readonly list: string
  readonly ticket: string
  /** 打开了一件：焦点到右边，读屏从那里念起，再按 Tab 就是它的按钮。 */
  readonly toTicket: () => void
}

const moves: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
const pressables = '[role="button"]'

/**
 * 只用键盘办事：↑ ↓ 在左边一行一行走，回车打开（keyboard.h5.ts 把它变成点一下），
 * 打开以后焦点到右边，接着按 ↑ ↓ 回到左边走下一行，在右边按 Esc 也回到这一行。
 */
export function useRowKeys(): RowKeys {
  // Taro 用 id 找节点，冒号会让它认错。
  const id = useId().replace(/:/g, '')
  const listId = `${id}list`
  const ticketId = `${id}ticket`
  const last = useRef(0)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const list = document.getElementById(listId)
      const ticket = document.getElementById(ticketId)
      const from = event.target
      if (!list?.offsetParent || !ticket || !(from instanceof HTMLElement)) return
      const inside = ticket.contains(from) && from !== ticket
      const rows = [...list.querySelectorAll<HTMLElement>(pressables)]
      const focused = rows.indexOf(from)
      const open = rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
      const at = focused >= 0 ? focused : open
      const go = (to: number) => {
        last.current = Math.max(0, Math.min(to, rows.length - 1))
        rows[last.current]?.focus()
        event.preventDefault()
      }
      if (event.key === 'Escape' && ticket.contains(from) && !from.closest('[role="dialog"]'))
        return go(at >= 0 ? at : last.current)
      const by = moves[event.key]
      // 在右边的按钮、输入框里，上下键照它们自己的用法。
      if (!by || inside || event.altKey || event.ctrlKey || event.metaKey) return
      if (from !== document.body && from !== ticket && !list.contains(from)) return
      // 刚办完的那一行不见了，接着走补上来的那一行。
      if (at >= 0) return go(at + by)
      go(by > 0 ? last.current : last.current - 1)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [listId, ticketId])
  const toTicket = () => document.getElementById(ticketId)?.focus({ preventScroll: true })
  return { list: listId, ticket: ticketId, toTicket }
}
