import type { PosterView } from '@domain/area/posters'
import { Poster } from '@/shared/ui/poster'

/** 不会用手机的人看的两句话。 */
const help = [
  '打开微信，扫一扫上面的码，说说您的心愿。',
  '不会用手机？请网格员或社区工作者帮您写。',
]

/** 许愿的海报：一个网格一张，一个社区一张。 */
export function PosterSheet({ poster: { community, grid, imageUrl } }: { poster: PosterView }) {
  return (
    <Poster
      title="微心愿，扫一扫"
      place={grid ?? community}
      image={imageUrl}
      help={help}
      from={grid && community}
    />
  )
}
