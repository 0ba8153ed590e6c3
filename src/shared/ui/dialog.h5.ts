import { useEffect, useRef } from 'react'

/** 弹层打开时：焦点进去，Tab 不出去，Esc 关上；关上后焦点回到原处。 */
export function useDialog(open: boolean, id: string, onClose: () => void): void {
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    if (!open) return
    const box = document.getElementById(id)
    const before = document.activeElement
    // Taro 的网页组件画好之前是看不见的，看不见就拿不到焦点。
    // 等的这一会儿里已经有人按了 Tab 走进来，就不再抢回去。
    const frame = requestAnimationFrame(() => {
      if (!box?.contains(document.activeElement)) box?.focus()
    })
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') close.current()
      if (event.key === 'Tab' && box) keepInside(box, event)
    }
    // Taro 的输入框不让按键传上来，所以在往下传的路上就听。
    document.addEventListener('keydown', onKey, true)
    return () => {
      cancelAnimationFrame(frame)
      document.removeEventListener('keydown', onKey, true)
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open, id])
}

function keepInside(box: HTMLElement, event: KeyboardEvent): void {
  const stops = [...box.querySelectorAll<HTMLElement>('[tabindex="0"], input, textarea')]
  const edge = event.shiftKey ? stops[0] : stops[stops.length - 1]
  const next = event.shiftKey ? stops[stops.length - 1] : stops[0]
  const at = document.activeElement
  if (at !== edge && at !== box && box.contains(at)) return
  if (at === box && !event.shiftKey) return
  event.preventDefault()
  next?.focus()
}
