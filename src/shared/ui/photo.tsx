import { Image, Text, View } from '@tarojs/components'
import { pressable } from './a11y'
import { Button } from './button'
import { choosePhoto, previewPhoto } from './choose-photo'
import { Icon } from './icon'

export interface PhotoProps {
  /** 临时路径或网址；没有照片是 undefined。 */
  value: string | undefined
  onChange: (path: string | undefined) => void
  /** 空着时框里的字。 */
  prompt?: string
  /** 读屏怎么称呼这张照片。 */
  label?: string
}

/** 一张照片：拍或选，能看大图、换、删。选来的已经压小。 */
export function Photo({ value, onChange, prompt = '加一张照片', label = '照片' }: PhotoProps) {
  const choose = async () => {
    const path = await choosePhoto()
    if (path) onChange(path)
  }
  if (!value) {
    return (
      <View
        className="photo photo--empty"
        hoverClass="photo--down"
        {...pressable({ label: prompt })}
        onClick={() => void choose()}
      >
        <Icon name="camera" />
        <Text className="photo__prompt">{prompt}</Text>
      </View>
    )
  }
  return (
    <View className="photo">
      <View {...pressable({ label: `${label}，点开看大图` })} onClick={() => previewPhoto(value)}>
        <Image className="photo__image" src={value} mode="aspectFill" />
      </View>
      <View className="photo__actions">
        <Button kind="text" inline icon="again" onPress={choose}>
          换一张
        </Button>
        <Button kind="text" inline icon="trash" onPress={() => onChange(undefined)}>
          删掉
        </Button>
      </View>
    </View>
  )
}

/** 只看不改的照片，点开看大图。 */
export function Picture({ src, label }: { src: string; label: string }) {
  return (
    <View {...pressable({ label: `${label}，点开看大图` })} onClick={() => previewPhoto(src)}>
      <Image className="photo__wide" src={src} mode="widthFix" lazyLoad />
    </View>
  )
}
