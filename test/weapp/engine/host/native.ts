/** 不必写成组件的内置标签：在事件经过时补上微信的行为。 */
import * as GE from 'glass-easel'
import { fetchPhoneCode } from './cloud'

type Field = { data?: { name?: string; value?: unknown; checked?: boolean } }
type WithOwner = HTMLElement & { __wxElement?: GE.Element & Field }

function fire(element: Element | null, type: string, detail: unknown) {
  const owner = (element as WithOwner | null)?.__wxElement
  if (owner) GE.triggerEvent(owner, type, detail, { bubbles: false, composed: false })
}

/** 表单里有名字的控件的值。 */
function valuesIn(form: Element) {
  const values: Record<string, unknown> = {}
  for (const element of form.querySelectorAll<WithOwner>('*')) {
    const data = element.__wxElement?.data
    if (!data?.name) continue
    const inner = element.querySelector<HTMLInputElement>('.inner')
    values[data.name] = inner?.value ?? data.checked ?? data.value
  }
  return values
}

async function press(button: Element) {
  const form = button.closest('wx-form')
  const kind = button.getAttribute('form-type')
  if (form && kind) fire(form, kind, { value: valuesIn(form) })
  if (button.getAttribute('open-type') === 'getPhoneNumber') {
    fire(button, 'getphonenumber', await fetchPhoneCode())
  }
}

/** 点标签等于点里面的控件；正好点在控件上的不必转。 */
function forwardLabel(target: Element) {
  const label = target.closest('wx-label')
  if (!label || target.closest('[role=switch],[role=checkbox],[role=radio]')) return
  const control = label.querySelector('[role=switch],[role=checkbox],[role=radio]')
  if (control) fire(control, 'tap', {})
}

/** 返回 false 时这个事件不再往下传：按不动的按钮没有点击。 */
export function onNativeEvent(target: GE.Element, type: string, native: Event | undefined) {
  if (type !== 'tap') return true
  const origin = (native?.target ?? target.getBackendElement()) as Element | null
  const button = origin?.closest('wx-button')
  const disabled = button?.getAttribute('disabled')
  if (button && disabled !== null && disabled !== undefined && disabled !== 'false') return false
  if (button) void press(button)
  else if (origin) forwardLabel(origin)
  return true
}

/** 离底部多少像素算到底。 */
const REACH_BOTTOM = 50

const isNearBottom = (element: Element) =>
  element.scrollTop + element.clientHeight >= element.scrollHeight - REACH_BOTTOM

/** 滚动到底：scroll-view 收到 scrolltolower，页面收到 onReachBottom。 */
export function watchScrolling(onPageBottom: () => void) {
  const reached = new WeakSet<Element>()
  const onScroll = ({ target }: Event) => {
    if (!(target instanceof Element)) return
    const near = isNearBottom(target)
    const first = near && !reached.has(target)
    if (near) reached.add(target)
    else reached.delete(target)
    if (target.matches('wx-scroll-view')) {
      fire(target, 'scroll', { scrollTop: target.scrollTop, scrollHeight: target.scrollHeight })
      if (first) fire(target, 'scrolltolower', {})
    }
    if (first && target.matches('.host-page')) onPageBottom()
  }
  document.addEventListener('scroll', onScroll, true)
}
