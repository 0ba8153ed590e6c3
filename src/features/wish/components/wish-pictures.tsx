import type { PictureView } from '@domain/wish/present'
import { Notice } from '@/shared/ui/notice'
import { Pictures } from '@/shared/ui/photos'

interface WishPicturesProps {
  pictures: readonly PictureView[]
  /** 是哪一种照片：心愿的、送达的。 */
  label: string
}

/** 照片没通过检查之前谁也看不到，只说一句到了哪一步。 */
export function WishPictures({ pictures, label }: WishPicturesProps) {
  const urls = pictures.flatMap(({ url }) => url ?? [])
  const count = (check: PictureView['check']) => pictures.filter((p) => p.check === check).length
  const [waiting, risky] = [count('waiting'), count('risky')]
  return (
    <>
      <Pictures urls={urls} label={label} />
      {waiting > 0 && <Notice>{`${waiting} 张照片正在检查，通过后才会显示。`}</Notice>}
      {risky > 0 && (
        <Notice tone="amber">{`${risky} 张照片没有通过检查，不会显示，文字不受影响。`}</Notice>
      )}
    </>
  )
}
