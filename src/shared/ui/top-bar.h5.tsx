import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { aria, pressable } from './a11y'
import { Icon } from './icon'

interface TopBarProps {
  /** 页面自己写了大标题。 */
  titled: boolean
}

/** 网页端没有导航栏：里面的页给一个返回和页名，外面四页放标记。 */
export function TopBar({ titled }: TopBarProps) {
  const { router, page } = Taro.getCurrentInstance()
  const name = page?.config?.navigationBarTitleText ?? ''
  if (/^\/?pages\//.test(router?.path ?? '')) {
    return (
      <View className="top-bar">
        <View className="top-bar__mark" {...aria({ role: 'heading', label: `红色邻里，${name}` })}>
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
      {!titled && (
        <View className="top-bar__name" {...aria({ role: 'heading' })}>
          {name}
        </View>
      )}
    </View>
  )
}

/** 扫码直接进来的人没有上一页，返回就到首页。 */
function leave() {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}
