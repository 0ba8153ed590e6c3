import Taro from '@tarojs/taro'

/** 出示码的时候屏幕不熄；返回的函数恢复原样。 */
export function keepAwake(): () => void {
  const set = (on: boolean) =>
    void Taro.setKeepScreenOn({ keepScreenOn: on }).catch(() => undefined)
  set(true)
  return () => set(false)
}
