import type { ButtonProps as NativeProps } from '@tarojs/components'
import { Button as NativeButton, Text, View } from '@tarojs/components'
import { pressable } from './a11y'
import { cx } from './cx'
import { Icon } from './icon'
import type { IconName } from './icon-names'
import { usePending } from './pending'

export interface ButtonProps {
  /** 按钮上的话，是一个动作：我来认领、确认收到。 */
  children: string
  kind?: 'primary' | 'plain' | 'text' | 'danger'
  icon?: IconName
  /** 由外面说正在做；onPress 返回 Promise 时按钮自己会知道。 */
  busy?: boolean
  /** 正在做的时候显示的话，默认「请稍等」。 */
  busyText?: string
  disabled?: boolean
  /** 随文字宽，不占满一行。 */
  inline?: boolean
  /** 读屏念的话，比按钮上的字更全时才给。 */
  label?: string
  onPress?: () => unknown
  openType?: NonNullable<NativeProps['openType']>
  onGetPhoneNumber?: NonNullable<NativeProps['onGetPhoneNumber']>
  onAgreePrivacyAuthorization?: NonNullable<NativeProps['onAgreePrivacyAuthorization']>
}

/** 按钮。一页只有一个 primary；做完之前再点没有反应。 */
export function Button(props: ButtonProps) {
  const { children, kind = 'primary', icon, busyText = '请稍等', inline, label, onPress } = props
  const [pending, press] = usePending(onPress)
  const busy = props.busy || pending
  const off = props.disabled || busy
  return (
    <NativeButton
      className={cx('btn', `btn--${kind}`, inline && 'btn--inline', off && 'btn--off')}
      hoverClass="btn--down"
      disabled={off}
      {...pressable({ label, disabled: off })}
      {...platform(props)}
      onClick={press}
    >
      <View className="btn__inner">
        {busy ? <View className="btn__busy" /> : icon && <Icon name={icon} />}
        <Text className={cx((busy || icon) && 'btn__words')}>{busy ? busyText : children}</Text>
      </View>
    </NativeButton>
  )
}

/** 交给微信的那几样，没给就不写，免得模板里多出空属性。 */
function platform(props: ButtonProps): object {
  const { openType, onGetPhoneNumber, onAgreePrivacyAuthorization } = props
  return {
    ...(openType ? { openType } : {}),
    ...(onGetPhoneNumber ? { onGetPhoneNumber } : {}),
    ...(onAgreePrivacyAuthorization ? { onAgreePrivacyAuthorization } : {}),
  }
}
