import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { pressable } from './a11y'
import { Icon } from './icon'

/** 网页端没有导航栏：里面的页给一个返回，外面四页放标记。 */
export function TopBar() {
  const path = Taro.getCurrentInstance().router?.path ?? ''
  if (/^\/?pages\//.test(path)) {
    return (
      <View className="top-bar">
        <View className="top-bar__mark">
          <Icon name="mark" />
          <Text>红色邻里</Text>
        </View>
      </View>
    )
  }
  return (
    <View className="top-bar">
      <View className="top-bar__back" {...pressable({ role: 'button' })} onClick={leave}>
        <Icon name="back" />
        <Text>返回</Text>
      </View>
    </View>
  )
}

/** 扫码直接进来的人没有上一页，返回就到首页。 */
function leave() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}
