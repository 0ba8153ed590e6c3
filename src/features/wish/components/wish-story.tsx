import type { WishDetail } from '@domain/wish/present'
import { Story } from '@/shared/story'
import { Card } from '@/shared/ui/card'
import { Words } from '@/shared/ui/words'
import { WishPictures } from './wish-pictures'

/** 回音、谢意和经过。 */
export function WishStory({ wish }: { wish: WishDetail }) {
  return (
    <>
      {wish.reply && (
        <Card title="回音">
          <Words>{wish.reply}</Words>
          <WishPictures pictures={wish.deliveryPictures} label="送达的照片" />
        </Card>
      )}
      {wish.thanks && (
        <Card title="许愿人的话">
          <Words>{wish.thanks}</Words>
        </Card>
      )}
      <Story timeline={wish.timeline} />
    </>
  )
}
