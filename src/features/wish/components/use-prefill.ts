import type { StartView } from '@domain/wish/draft'
import { useEffect, useState } from 'react'
import { gridOf, settleGrid } from './settle-grid'
import type { WishFormState } from './use-wish-form'

/** 第三步：怎么联系您，网格在这一步选。 */
const REACH = 2

interface Prefill {
  /** 新扫的码换掉了草稿里的网格，要告诉他一句。 */
  readonly moved: boolean
  /** 他自己选网格：记在草稿里，刷新、再打开都还是它。 */
  readonly pickGrid: (gridId: string) => void
}

/**
 * 把知道的先填上：网格来自扫码或常住地，手机号来自授权；改好再发时填回原来的内容。
 * @param askGrid 去取这个网格的地名和楼栋。
 */
export function usePrefill(
  start: StartView,
  scanned: string | undefined,
  { draft, change, goTo }: Pick<WishFormState, 'draft' | 'change' | 'goTo'>,
  askGrid: (gridId: string) => void,
): Prefill {
  const [moved, setMoved] = useState(false)
  const { content, step } = draft
  const { old } = start
  const placeId = start.place?.areaId
  // biome-ignore lint/correctness/useExhaustiveDependencies: 只在刚拿到资料时填一次，之后听他的。
  useEffect(() => {
    if (old && content.category === '') {
      const { rejectedFor: _, transcript: __, room, voice, ...rest } = old
      const spoken = voice && { path: voice.fileId, seconds: voice.seconds }
      change({ ...rest, voice: spoken, room: room ?? '' })
      return
    }
    const settled = settleGrid(content, start, scanned)
    const { areaId, scene } = settled
    // 替别人许的，不填自己的电话。
    const mine = content.phone === '' && !content.proxy ? start.phone : null
    const phone = mine ? { phone: mine } : {}
    change({ areaId, scene, ...phone })
    if (settled.moved) setMoved(true)
    if (areaId === '' && step > REACH) goTo(REACH)
    const grid = gridOf(areaId)
    if (grid !== null && grid !== placeId) askGrid(grid)
  }, [old, placeId, start.phone])
  const pickGrid = (gridId: string) => {
    setMoved(false)
    change({ areaId: gridId })
    askGrid(gridId)
  }
  return { moved, pickGrid }
}
