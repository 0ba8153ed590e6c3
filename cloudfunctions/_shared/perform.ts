import { type Account, accounts, PRIVACY_VERSION } from '@domain/account/account'
import { heldNow, stopOf } from '@domain/account/stop'
import type { Actor } from '@domain/kernel/actor'
import type { Context } from '@domain/kernel/context'
import { addMinutes } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import type { AnyUseCase, Door, ResultOf } from '@domain/kernel/useCase'
import { StaleError } from './commit'
import { openPermit, PERMIT_MINUTES, type Permit, sealPermit } from './permit'
import { openPlatform, type Tools } from './platform'
import { openUnit, type Unit } from './unit'
import { openVault } from './vault'

/**
 * 冲突时重来到什么时候为止，毫秒；再不行就请他稍后再点。按时间而不按遍数：
 * 每撞一次就有别人办成一次，抢的人再多也轮得到；又要早于云函数的超时，才来得及说一句话。
 */
const PATIENCE = 7000
/** 重来前按多长的一段时间打散，最短与最长，毫秒。 */
const LEAST_BACKOFF = 20
const MOST_BACKOFF = 1000

const vault = openVault(process.env.VAULT_KEY)

/** 已经核对过样子的请求。 */
export interface Request {
  readonly name: string
  readonly input: unknown
  readonly requestId: string
  /** 空串是游客。 */
  readonly openid: string
  /** 客户端带来的通行证，见 permit.ts。 */
  readonly permit?: string | undefined
  /** 客户端说这是原样再发的一遍。 */
  readonly resent?: boolean
}

/** 办成了：结果，和让客户端下次带来的通行证；没有新的就为空。 */
interface Done<U extends AnyUseCase> {
  readonly data: ResultOf<U>
  readonly permit: string | null
}

/** 一个人最多并过几次也追得到。 */
const MERGES = 5

/** 微信身份 → 账号；并到别的账号里的，就是那一个。没有并过的只读一次。 */
async function accountOf(ownId: string, store: Unit): Promise<Account | null> {
  let account = await store.get(accounts, ownId)
  for (let hop = 0; account?.mergedInto && hop < MERGES; hop += 1)
    account = await store.get(accounts, account.mergedInto)
  return account
}

/** 认人：微信身份 → 账号 → 此刻有效的任职。有通行证时一次也不读。 */
async function identify(
  { ownId, openid }: { ownId: string | null; openid: string },
  now: string,
  store: Unit,
  held: Permit | null,
): Promise<Actor> {
  const account = held?.account ?? (ownId === null ? null : await accountOf(ownId, store))
  const stop = account && stopOf(vault, account, now)
  return {
    accountId: account?._id ?? ownId,
    openid,
    consented: account?.consent.version === PRIVACY_VERSION,
    appointments: account ? heldNow(account, now) : [],
    releases: account?.releases ?? [],
    ...(stop && { stop }),
  }
}

/** 停用着、正在合并或注销的人，除了写明的几件，什么命令也不能办。 */
function assertGoing({ kind, during }: AnyUseCase, { stop }: Actor): void {
  if (kind !== 'command' || !stop || during.includes(stop.why)) return
  throw new AppError(stop.why === 'suspended' ? 'SUSPENDED' : 'CONFLICT', stop.message)
}

function assertDoor(door: Door, actor: Actor): void {
  if (door !== 'consented') return
  if (actor.accountId === null) throw new AppError('SIGN_IN', '请先以微信身份进入，再来办这件事。')
  if (!actor.consented) throw new AppError('CONSENT', '请先看过并同意隐私保护指引，再继续。')
}

const busy = () => new AppError('CONFLICT', '这会儿同时办的人多，没有办成，请再点一次。')

/** 账号这一趟读过、改过，就换一张新的；凭旧的进来又改了，期限照旧的算。 */
function renewed(
  ownId: string | null,
  { accountId }: Actor,
  now: string,
  held: Permit | null,
  store: Unit,
) {
  const account = accountId && store.latest(accounts, accountId)
  if (!ownId || !account || account === held?.account) return null
  return sealPermit(vault, account, held?.until ?? addMinutes(now, PERMIT_MINUTES), ownId)
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** 办一件事，只要结果。 */
export async function perform<U extends AnyUseCase>(useCase: U, request: Request) {
  return (await performWithPermit(useCase, request)).data
}

/** 办一件事：认人、进门、执行、提交；别人抢先改了就从头再来，再来时不凭通行证。 */
export async function performWithPermit<U extends AnyUseCase>(
  useCase: U,
  { name, input, requestId, openid, permit, resent = false }: Request,
  tools: Tools = {},
): Promise<Done<U>> {
  const platform = openPlatform(openid, tools)
  const started = Date.now()
  const bodyDigest = vault.digest(name, JSON.stringify(input))
  const ownId = openid ? vault.digest('account', openid) : null
  for (let attempt = 1; ; attempt += 1) {
    const began = Date.now()
    // 重来一遍是从头来：别人刚才办的已经是过去，不能还用先前的“现在”去看。
    const now = new Date(began).toISOString()
    const store = openUnit()
    const brought = useCase.takesPermit && attempt === 1 ? permit : undefined
    const held = openPermit(vault, brought, { ownId, now })
    if (held) store.know(accounts, held.account)
    const actor = await identify({ ownId, openid }, now, store, held)
    assertGoing(useCase, actor)
    assertDoor(useCase.door, actor)
    const again = resent || attempt > 1
    const ctx: Context = { actor, now, requestId, bodyDigest, again, store, platform, vault }
    try {
      const data = await useCase.run(input, ctx)
      // 时间到了就只再看一眼：已经没有了的，照实说没有；还有的，请他再点。
      if (began > started + PATIENCE && store.changed()) throw busy()
      await store.commit()
      return { data, permit: renewed(ownId, actor, now, held, store) }
    } catch (error) {
      await store.abandon()
      if (!(error instanceof StaleError)) throw error
      // 打散的一段随上一遍用掉的时间加长：机器越忙，越要错得开才抢得到。
      const took = Math.max(LEAST_BACKOFF, Date.now() - began)
      await pause(Math.random() * Math.min(took * attempt, MOST_BACKOFF))
    }
  }
}
