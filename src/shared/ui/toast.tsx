import { Text, View } from '@tarojs/components'
import { useSyncExternalStore } from 'react'
import { aria } from './a11y'
import { Icon } from './icon'
import type { IconName } from './icon-names'

interface Message {
  words: string
  icon: IconName
}

const listeners = new Set<() => void>()
let shown: Message | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** 一句做完了的话，念得完的时间后自己消失。出错要人处理的用 Notice。 */
export function toast(words: string, icon: IconName = 'done'): void {
  show({ words, icon })
  clearTimeout(timer)
  timer = setTimeout(() => show(undefined), 2000 + words.length * 120)
}

/** 每一页的 Page 里有一个；换了页也还看得到。 */
export function ToastHost() {
  const message = useSyncExternalStore(subscribe, current, current)
  return (
    <View className="toast" {...aria({ role: 'status', live: 'polite' })}>
      {message && (
        <View className="toast__paper">
          <Icon name={message.icon} />
          <Text className="toast__words">{message.words}</Text>
        </View>
      )}
    </View>
  )
}

function show(message: Message | undefined): void {
  shown = message
  for (const listener of listeners) listener()
}

const current = () => shown

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
