import Taro from '@tarojs/taro'

/** “消息”是第三个标签，从 0 数。 */
const INBOX = 2

/** 没看的消息数标在标签上；服务端最多数到 10。不在标签页时标不上，不要紧。 */
export function showUnread(count: number): void {
  const done =
    count > 0
      ? Taro.setTabBarBadge({ index: INBOX, text: count > 9 ? '9+' : String(count) })
      : Taro.removeTabBarBadge({ index: INBOX })
  done.catch(() => undefined)
}
