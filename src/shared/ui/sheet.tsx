import { View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { aria, pressable } from './a11y'
import { useDialog } from './dialog'
import { Icon } from './icon'
import { Words } from './words'

export interface SheetProps {
  open: boolean
  title: string
  onClose: () => void
  children?: ReactNode
  /** 底下的按钮，一行最多两个。 */
  actions?: ReactNode
}

/** 从底下升起的一张纸；宽屏上在中间。点外面、点叉、按 Esc 都能关。 */
export function Sheet(props: SheetProps) {
  // Taro 用 id 找节点，冒号会让它认错。
  const id = useId().replace(/:/g, '')
  useDialog(props.open, id, props.onClose)
  if (!props.open) return null
  return (
    <View className="sheet" catchMove>
      <View className="sheet__shade" {...aria({ hidden: true })} onClick={props.onClose} />
      <View
        id={id}
        className="sheet__paper"
        {...aria({ role: 'dialog', label: props.title, modal: true })}
        {...focusable}
      >
        <View className="sheet__head">
          <Words size="title" heading>
            {props.title}
          </Words>
          <View className="sheet__close" {...pressable({ label: '关上' })} onClick={props.onClose}>
            <Icon name="close" />
          </View>
        </View>
        {props.children && <View className="sheet__body">{props.children}</View>}
        {props.actions && <View className="sheet__actions">{props.actions}</View>}
      </View>
    </View>
  )
}

const focusable: object = process.env.TARO_ENV === 'h5' ? { tabindex: '-1' } : {}
