import { dayStamp } from '@domain/kernel/date'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { act } from '@/shared/cloud/call'
import { serverNow } from '@/shared/cloud/clock'

/**
 * 扫码进来的，页面画好以后数一个人，不耽误他；没数上也不要紧。
 * 这台手机今天数过这个码，就不再发。
 */
export function useScan(scene: string | undefined, shown: boolean): void {
  useEffect(() => {
    if (!scene || !shown) return
    const key = `scan:${scene}`
    const today = dayStamp(serverNow())
    if (Taro.getStorageSync(key) === today) return
    act('area', 'scanned', { scene })
      .then(() => Taro.setStorageSync(key, today))
      .catch(() => undefined)
  }, [scene, shown])
}
