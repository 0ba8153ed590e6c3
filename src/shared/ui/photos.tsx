import { Image, Text, View } from '@tarojs/components'
import { pressable } from './a11y'
import { Button } from './button'
import { choosePhotos, previewPhoto } from './choose-photo'
import { Icon } from './icon'

export interface PhotosProps {
  /** 各张的临时路径或网址；传好了、手机上又没有原图的是空串。 */
  value: readonly string[]
  /** 最多几张，满了就不再请他加。 */
  max: number
  onAdd: (paths: string[]) => void
  onRemove: (index: number) => void
}

/** 几张照片：拍或选，能看大图、能删。选来的已经压小。 */
export function Photos({ value, max, onAdd, onRemove }: PhotosProps) {
  const room = max - value.length
  const choose = async () => {
    const paths = await choosePhotos(room)
    if (paths.length > 0) onAdd(paths.slice(0, room))
  }
  const prompt = value.length === 0 ? '加一张照片' : `再加照片，还能加 ${room} 张`
  return (
    <View className="photos">
      {value.map((src, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: 同一张可以选两次，位置就是它的身份。
        <View key={`${index}:${src}`} className="photos__one">
          <Thumbnail src={src} label={`第 ${index + 1} 张照片`} />
          <Button
            kind="text"
            inline
            label={`删掉第 ${index + 1} 张`}
            onPress={() => onRemove(index)}
          >
            删掉
          </Button>
        </View>
      ))}
      {room > 0 && (
        <View
          className="photos__add"
          hoverClass="photos--down"
          {...pressable({ label: prompt })}
          onClick={() => void choose()}
        >
          <Icon name="camera" />
          <Text className="photos__prompt">{prompt}</Text>
        </View>
      )}
    </View>
  )
}

function Thumbnail({ src, label }: { src: string; label: string }) {
  if (!src) return <View className="photos__image photos__image--sent">已经传好</View>
  return (
    <View {...pressable({ label: `${label}，点开看大图` })} onClick={() => previewPhoto(src)}>
      <Image className="photos__image" src={src} mode="aspectFill" />
    </View>
  )
}

/** 只看不改的照片，点开看大图：一张占满一行，几张排成小图。 */
export function Pictures({ urls, label }: { urls: readonly string[]; label: string }) {
  const [only] = urls
  if (!only) return null
  if (urls.length === 1) {
    return (
      <View {...pressable({ label: `${label}，点开看大图` })} onClick={() => previewPhoto(only)}>
        <Image className="photos__wide" src={only} mode="widthFix" lazyLoad />
      </View>
    )
  }
  return (
    <View className="photos">
      {urls.map((url, index) => (
        <View key={url} className="photos__one">
          <Thumbnail src={url} label={`${label}，第 ${index + 1} 张`} />
        </View>
      ))}
    </View>
  )
}
