import { Image, Text, View } from '@tarojs/components'
import { useMemo } from 'react'
import { aria } from './a11y'
import { qrImage } from './qr'

export interface CodeProps {
  /** 念得出来的数字，分成几段大字显示。 */
  digits?: string
  /** 二维码里的内容；不给就只有数字。 */
  text?: string
  /** 读屏怎么称呼：确认码。 */
  label: string
  /** 下面的一句话：给对方看，或念给他听。 */
  note?: string
}

/** 一个码：二维码给机器看，数字给人念。 */
export function Code({ digits, text, label, note }: CodeProps) {
  const image = useMemo(() => (text ? qrImage(text) : undefined), [text])
  const spoken = digits ? `${label}，${[...digits].join(' ')}` : label
  return (
    <View className="code" {...aria({ role: 'img', label: spoken })}>
      {image && <Image className="code__image" src={image} mode="scaleToFill" />}
      {digits && (
        <View className="code__digits">
          <Text>{grouped(digits)}</Text>
        </View>
      )}
      {note && <View className="code__note">{note}</View>}
    </View>
  )
}

/** 四位、六位、八位都分两段：一口气念得完。 */
function grouped(digits: string): string {
  const size = digits.length <= 4 ? 2 : digits.length === 8 ? 4 : 3
  return (digits.match(new RegExp(`.{1,${size}}`, 'g')) ?? []).join(' ')
}
