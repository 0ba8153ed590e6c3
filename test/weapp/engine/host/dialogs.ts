import type { Dialogs } from '../../stand-in/platform'
import { ask, element } from './sheet'

/** 提示停留的时间，毫秒，与微信默认相同。 */
const TOAST_MS = 1500

/** 画出来的对话框：测试像人一样去点。 */
export const dialogs: Dialogs = {
  modal({ title = '', content = '', showCancel = true, cancelText, confirmText }) {
    const body = [element('strong', '', title), element('p', '', content)]
    const yes = { text: confirmText || '确定', value: () => true }
    const no = { text: cancelText || '取消', value: () => false }
    return ask(body, showCancel ? [no, yes] : [yes])
  },
  sheet(items) {
    const rows = items.map((text, index) => ({ text, value: (): number | null => index }))
    return ask<number | null>([], [...rows, { text: '取消', value: () => null }])
  },
  toast(title) {
    const toast = element('div', 'host-toast', title)
    toast.setAttribute('role', 'status')
    document.body.append(toast)
    setTimeout(() => toast.remove(), TOAST_MS)
  },
  title(text) {
    document.querySelector('#bar')!.textContent = text
  },
}
