import { randomBytes } from 'node:crypto'
import { appId } from '../functions/environment'
import type { MediaCheck } from '../types'
import type { Api } from './gateway'

/** 图片、音频检测的三种结论。 */
export type Suggest = 'pass' | 'risky' | 'review'

/** 图片、音频检测：先收下，过一会儿把结论推给消息函数。 */
export interface MediaChecks {
  readonly all: readonly MediaCheck[]
  api: Api
  /** 给出结论并推送；同一个编号可以再推一次（平台也会重推）。不认识的编号抛错。 */
  answer(traceId: string, suggest: Suggest): Promise<void>
  /** 还没有结论的都算通过。 */
  settle(): Promise<void>
  /** 是否过一秒自动通过；控制台关掉后可以手工给结论。 */
  auto: boolean
  stop(): void
}

/** 自动给结论前等多久，毫秒；真实平台要几秒到半小时。 */
const autoDelay = 1000
const labels = { pass: 100, risky: 20002, review: 21000 } as const
const keep = 500

/** 建图片、音频检测；`push` 把平台消息交给消息函数，`now` 是本地云的时钟。 */
export function createMediaChecks(
  push: (openid: string, event: Record<string, unknown>) => Promise<void>,
  now: () => number,
  auto: boolean,
): MediaChecks {
  const all: MediaCheck[] = []
  const timers = new Set<NodeJS.Timeout>()
  const schedule = (traceId: string) => {
    const timer = setTimeout(() => {
      timers.delete(timer)
      const waiting = all.some((check) => check.traceId === traceId && !check.answered)
      if (checks.auto && waiting) checks.answer(traceId, 'pass').catch(() => undefined)
    }, autoDelay)
    timers.add(timer)
  }
  const checks: MediaChecks = {
    all,
    auto,
    async api({ media_url, media_type, openid, version }) {
      if (typeof media_url !== 'string' || !/^https?:\/\//.test(media_url)) {
        return { json: { errcode: 40097, errmsg: 'invalid args: media_url' } }
      }
      const kind = media_type === 1 ? 'audio' : media_type === 2 ? 'image' : null
      if (!kind) return { json: { errcode: 40097, errmsg: 'invalid args: media_type' } }
      if (version !== 2) return { json: { errcode: 40097, errmsg: 'invalid args: version' } }
      if (typeof openid !== 'string' || openid === '') {
        return { json: { errcode: 40003, errmsg: 'invalid openid' } }
      }
      const traceId = randomBytes(16).toString('hex')
      all.push({ traceId, kind, mediaUrl: media_url, openid, answered: false })
      if (all.length > keep) all.shift()
      if (checks.auto) schedule(traceId)
      return { json: { errcode: 0, errmsg: 'ok', trace_id: traceId } }
    },
    async answer(traceId, suggest) {
      const check = all.find((one) => one.traceId === traceId)
      if (!check) throw new Error(`没有编号为 ${traceId} 的检测。`)
      check.answered = true
      await push(check.openid ?? '', messageOf(check, suggest, now()))
    },
    async settle() {
      for (const { traceId, answered } of [...all]) {
        if (!answered) await checks.answer(traceId, 'pass')
      }
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
  return checks
}

function messageOf({ traceId, openid }: MediaCheck, suggest: Suggest, at: number) {
  const label = labels[suggest]
  return {
    ToUserName: 'gh_0000000local',
    FromUserName: openid,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id: traceId,
    version: 2,
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
  }
}
