import { Text, View } from '@tarojs/components'
import { aria, pressable } from '@/shared/ui/a11y'
import { cx } from '@/shared/ui/cx'
import { usePending } from '@/shared/ui/pending'
import './pad.scss'

interface PadProps {
  value: string
  onChange: (value: string) => void
  /** 最多几位。 */
  max: number
  /** 读屏怎么称呼。 */
  label: string
  /** 还没按的时候，显示的提示。 */
  hint: string
  /** 右下角的大键：找。 */
  done: string
  onDone: () => unknown
  /** 不显示按了什么：密码。 */
  secret?: boolean
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

/** 六位分三三，八位分四四：看一眼就核对得上。 */
function grouped(value: string): string {
  const size = value.length > 6 ? 4 : 3
  return (value.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')
}

/** 大数字键盘：一只手按得到，不用等手机的键盘升起来。 */
export function Pad({ value, onChange, max, label, hint, done, onDone, secret }: PadProps) {
  const [busy, press] = usePending(onDone)
  const shown = secret ? '●'.repeat(value.length) : grouped(value)
  const add = (key: string) => value.length < max && onChange(value + key)
  return (
    <View className="pad" {...aria({ role: 'group', label })}>
      <View className="pad__shown" {...aria({ role: 'status', live: 'polite' })}>
        <Text className={cx('pad__digits', !value && 'pad__digits--hint')}>{shown || hint}</Text>
      </View>
      <View className="pad__keys">
        {keys.map((key) => (
          <Key key={key} name={key} onPress={() => add(key)} />
        ))}
        <Key name="删" label="删掉一位" onPress={() => onChange(value.slice(0, -1))} />
        <Key name="0" onPress={() => add('0')} />
        <Key name={busy ? '…' : done} label={done} strong onPress={press} />
      </View>
    </View>
  )
}

interface KeyProps {
  name: string
  label?: string
  strong?: boolean
  onPress: () => unknown
}

function Key({ name, label = name, strong, onPress }: KeyProps) {
  return (
    <View
      className={cx('pad__key', strong && 'pad__key--strong')}
      hoverClass="pad__key--down"
      {...pressable({ label })}
      onClick={onPress}
    >
      <Text>{name}</Text>
    </View>
  )
}
