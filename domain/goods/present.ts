import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { allowedSteps } from '@domain/kernel/flow'
import { type GoodFace, isLow, type ShelfItem, shelves } from '@domain/shop/shop'
import { uploadFolder } from '@domain/wish/media'
import type { CheckState } from '@domain/wish/wish'
import type { Good, GoodStatus } from './good'
import { type GoodStepName, goodSteps, keepsGoods } from './steps'

/** 照片：传上来的那一份（改的时候原样交回），查到哪一步，通过了才有地址。 */
export interface KeptPicture {
  readonly source: string
  readonly check: CheckState
  readonly url: string | null
}

/** 货架上此刻的样子和数目；还没有上过架为空。 */
export interface OnShelf extends Pick<ShelfItem, 'on' | 'free' | 'received' | 'out' | 'lost'> {
  readonly face: Omit<GoodFace, 'picture'>
  readonly queue: number
  /** 剩得不多了，该补货。 */
  readonly low: boolean
}

/** 管货的人看的一行。 */
export interface GoodRow {
  readonly id: string
  readonly status: GoodStatus
  readonly title: string
  readonly kind: GoodFace['kind']
  readonly points: number
  readonly shelf: OnShelf | null
  /** 等他来审。 */
  readonly toReview: boolean
}

export interface KeptGood extends GoodRow {
  readonly communityId: string
  readonly shopId: string
  readonly draft: Omit<GoodFace, 'picture' | 'version'> & { readonly picture: KeptPicture | null }
  readonly draftAt: string
  /** 写的人就是看的人。 */
  readonly own: boolean
  /** 退回的缘由；没有退回为空。 */
  readonly rejectedFor: string | null
  readonly steps: readonly GoodStepName[]
  readonly keeps: boolean
  readonly uploadFolder: string
}

export function onShelf(item: ShelfItem | undefined): OnShelf | null {
  if (!item) return null
  const { on, free, received, out, lost, queue = 0 } = item
  const { picture: _, ...face } = item.face
  return { on, free, received, out, lost, queue, face, low: isLow(item) }
}

export function presentRow(
  good: Good,
  item: ShelfItem | undefined,
  actor: Actor,
  now: string,
): GoodRow {
  const { _id: id, status, draft } = good
  const { title, kind, points } = draft
  const toReview = allowedSteps(goodSteps, good, actor, now).length > 0
  return { id, status, title, kind, points, shelf: onShelf(item), toReview }
}

async function pictureOf(ctx: Context, { draft }: Good): Promise<KeptPicture | null> {
  if (!draft.picture) return null
  const { source, fileId, check } = draft.picture
  const urls = check === 'pass' ? await ctx.platform.fileUrls([fileId]) : new Map<string, string>()
  return { source, check, url: urls.get(fileId) ?? null }
}

const reasonOf = ({ status, timeline }: Good) =>
  status === 'rejected'
    ? ([...timeline].reverse().find(({ step }) => step === 'reject')?.note ?? null)
    : null

/** 刚上架的一样：一件也没有，摆着等进货。 */
const fresh = { on: true, free: 0, received: 0, out: 0, lost: 0 }

/** 管货的人看的一样；`change` 是这一趟刚改在货架上、还没有写进去的。 */
export async function presentKept(
  ctx: Context,
  good: Good,
  change: Partial<Pick<ShelfItem, 'face' | 'on'>> = {},
): Promise<KeptGood> {
  const shelf = await ctx.store.get(shelves, good.shopId)
  const before = shelf?.items[good._id]
  const face = change.face ?? before?.face
  const item = face && { ...fresh, ...before, ...change, face }
  const { by, bySecretary: _, at, picture: __, ...draft } = good.draft
  return {
    ...presentRow(good, item, ctx.actor, ctx.now),
    ...{ communityId: good.communityId, shopId: good.shopId },
    draft: { ...draft, picture: await pictureOf(ctx, good) },
    ...{ draftAt: at, own: by === ctx.actor.accountId, rejectedFor: reasonOf(good) },
    steps: allowedSteps(goodSteps, good, ctx.actor, ctx.now),
    keeps: keepsGoods(ctx.actor, good.within),
    uploadFolder: uploadFolder(ctx),
  }
}
