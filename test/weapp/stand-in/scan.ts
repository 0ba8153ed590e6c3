import { callable } from './callable'
import type { Platform } from './platform'

/** 镜头前的二维码里的字；空就是他退回来了，没有扫。 */
let inView: string | null = null

/** 把一个二维码放到镜头前，或拿开。 */
export function holdUp(text: string | null): void {
  inView = text
}

/** 扫一扫：照微信，退回来当失败。 */
export function scanApis(log: Platform['log']): Record<string, unknown> {
  return {
    scanCode: callable('scanCode', log, () => {
      if (inView === null) throw new Error('cancel')
      return { result: inView, scanType: 'QR_CODE', charSet: 'utf-8' }
    }),
  }
}
