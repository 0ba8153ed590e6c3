import { goods } from '@domain/goods/good'
import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addDays, addMinutes } from '@domain/kernel/date'
import { award } from '@domain/points/award'
import { capUses } from '@domain/points/caps'
import { earningOf } from '@domain/points/earning'
import { entries } from '@domain/points/entry'
import { usableOf } from '@domain/points/lots'
import { wallets } from '@domain/points/wallet'
import { type Service, services } from '@domain/service/service'
import { take } from '@domain/shop/advance'
import { ringRedemption } from '@domain/shop/due'
import { settleMark } from '@domain/shop/hold'
import { openingsOn } from '@domain/shop/opening'
import { placeOrder } from '@domain/shop/redeem'
import { type Redemption, redemptions } from '@domain/shop/redemption'
import { type Shelf as ShopShelf, shelves, shops } from '@domain/shop/shop'
import { stockMoves } from '@domain/stock/move'
import { castRows } from './cast-rows'
import type { Neighbour } from './neighbour'
import { closeQuarters } from './quarters'
import { createRandom, type Random } from './random'
import { createReplayStore, type ReplayStore } from './replay-store'
import type { DemoShop } from './shops'
import { approvedGoods, receivedMoves } from './stocking'
import { keepBooks, keepFunds } from './sums'
import type { Regulars } from './volunteering'
import type { World } from './write-wish'

/** 服务做完多久以后积分到账，分钟：定时任务五分钟一次。 */
const CREDITED_AFTER = 5
/** 攒够了，十次里有几次去换一样。 */
const CHANCE = 4

interface Stage {
  readonly world: World
  readonly store: ReplayStore
  readonly random: Random
}

const nobody: Actor = {
  accountId: null,
  openid: '',
  consented: false,
  appointments: [],
  releases: [],
}

/** 某人在某一刻办一件事。没有平台可用：换东西、递东西都用不着它。 */
function contextOf(
  { world: { vault, registry }, store }: Stage,
  who: Neighbour | null,
  now: string,
  requestId: string,
): Context {
  const actor = who ? registry.actor(who) : nobody
  const platform = {} as Context['platform']
  return { actor, now, requestId, bodyDigest: '', again: false, store, platform, vault }
}

/** 开店：货架上摆好开店时进的货。 */
function stockShelves(all: readonly DemoShop[], { store, world }: Stage): void {
  for (const one of all) {
    const { shop, goods: stocked } = one
    const { _id, rev: _, ...about } = shop
    const items = stocked.map(({ id, face, received }) => [
      id,
      { face, on: true, free: received, received, out: 0, lost: 0 },
    ])
    store.create(shops, shop)
    store.create<ShopShelf>(shelves, {
      _id,
      shop: about,
      items: Object.fromEntries(items),
      marks: [],
    })
    world.shelf.add(goods, ...approvedGoods(one, world))
  }
}

/** 这家店此刻他换得起、还有货的，挑一样；没有为空。 */
function wish({ random }: Stage, { goods }: DemoShop, shelf: ShopShelf, usable: number) {
  const fit = goods.filter(
    ({ id, face }) =>
      face.points <= usable && face.monthly !== 1 && (shelf.items[id]?.free ?? 0) > face.threshold,
  )
  return fit.length > 0 ? random.pick(fit) : null
}

/** 下单以后：多半下次开门就来领，有的取消，有的没来；还没到时候的就等着。 */
async function goOn(stage: Stage, { clerk }: Regulars, who: Neighbour, one: Redemption) {
  const { world, random, store } = stage
  const shelf = await store.get(shelves, one.shopId)
  const mark = shelf?.marks.find(({ key }) => key === one.markKey)
  const orderedAt = one.timeline[0]?.at ?? ''
  if (mark) await settleMark(contextOf(stage, null, orderedAt, ''), one.shopId, mark)
  const luck = random.int(20)
  const before = (at: string) => at < addMinutes(world.now, -10)
  if (luck === 0) {
    const at = addMinutes(orderedAt, 30)
    if (before(at)) await take(contextOf(stage, who, at, `cancel-${one._id}`), one, 'cancel', null)
    return
  }
  if (luck === 1) {
    const at = addMinutes(one.closesAt, 3)
    if (before(at)) await ringRedemption.run({ id: one._id }, contextOf(stage, null, at, 'timer'))
    return
  }
  const opening = [1, 2, 3, 4]
    .flatMap((days) => (shelf ? openingsOn(shelf.shop, addDays(orderedAt, days)) : []))
    .find(({ from }) => from > orderedAt && from < one.closesAt)
  const at = opening && addMinutes(opening.from, 5 + random.int(60))
  if (at && before(at))
    await take(contextOf(stage, clerk, at, `collect-${one._id}`), one, 'collect', null)
}

async function maybeRedeem(
  stage: Stage,
  shop: DemoShop,
  regulars: Regulars,
  { who, at }: { readonly who: Neighbour; readonly at: string },
): Promise<void> {
  const { store, world, random } = stage
  const accountId = world.registry.accountId(who)
  const wallet = await store.get(wallets, accountId)
  const shelf = await store.get(shelves, shop.shop._id)
  if (!wallet || !shelf || random.int(10) >= CHANCE) return
  const good = wish(stage, shop, shelf, usableOf(wallet.lots, at))
  if (!good) return
  const ctx = contextOf(stage, who, at, `redeem-${accountId}-${at}`)
  const one = await placeOrder(ctx, {
    ...{ accountId, shopId: shop.shop._id, way: 'phone', held: ctx.actor.appointments },
    wanted: [{ goodId: good.id, count: 1, points: good.face.points }],
  })
  await goOn(stage, regulars, who, one)
}

/** 身份页上的志愿者半小时前刚换了一样，还没去领。 */
async function waitToCollect(stage: Stage, shop: DemoShop): Promise<void> {
  const { world } = stage
  const [soap] = shop.goods
  if (!soap) return
  const at = addMinutes(world.now, -30)
  const ctx = contextOf(stage, castRows.volunteer, at, 'demo-waiting')
  await placeOrder(ctx, {
    accountId: world.registry.accountId(castRows.volunteer),
    ...{ shopId: shop.shop._id, way: 'phone', held: ctx.actor.appointments },
    wanted: [{ goodId: soap.id, count: 1, points: soap.face.points }],
  })
}

/** 住了半年：每次服务照规则得分，攒够了去换，照开门的日子领。 */
async function liveHalfYear(
  stage: Stage,
  all: readonly DemoShop[],
  regulars: readonly Regulars[],
): Promise<void> {
  const { world } = stage
  const done = (world.shelf.documents.get(services.name) ?? []) as unknown as Service[]
  for (const service of [...done].sort((a, b) => (a.at < b.at ? -1 : 1))) {
    const at = addMinutes(service.at, service.minutes + CREDITED_AFTER)
    const earning = earningOf(service)
    if (!earning || at >= addMinutes(world.now, -10)) continue
    await award(contextOf(stage, null, at, 'timer'), earning)
    const shop = all.find((one) => one.shop.communityId === service.communityId)
    const here = regulars.find(({ community }) => community._id === service.communityId)
    const who = here?.people.find((one) => world.registry.accountId(one) === service.accountId)
    if (shop && here && who) await maybeRedeem(stage, shop, here, { who, at: addMinutes(at, 60) })
  }
  const [home] = all
  if (home) await waitToCollect(stage, home)
}

/** 开店；住了半年的，连同半年的积分和兑换。 */
export async function openShops(
  world: World,
  all: readonly DemoShop[],
  lived: { readonly regulars: readonly Regulars[]; readonly random: Random } | null,
): Promise<void> {
  const store = createReplayStore(world.shelf)
  const stage: Stage = { world, store, random: lived?.random ?? createRandom(1) }
  stockShelves(all, stage)
  if (lived) {
    for (const one of all) world.shelf.add(stockMoves, ...receivedMoves(one, world))
    await liveHalfYear(stage, all, lived.regulars)
  }
  for (const each of [entries, wallets, capUses, shops, shelves, redemptions])
    world.shelf.add(each as typeof entries, ...store.all(each as typeof entries))
  keepBooks(store, world.shelf)
  if (!lived) return
  keepFunds(store, world, all)
  closeQuarters(world)
}
