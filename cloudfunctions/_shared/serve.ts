import { AppError, type ErrorCode } from '@domain/kernel/errors'
import { type AnyUseCase, parseInput, type UseCases } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { caller } from './cloud'
import { logFailure } from './log'
import { performWithPermit } from './perform'
import type { Tools } from './platform'

/** 回话都带上服务端的时间：手机的钟可能不准，期限要按服务端的算。 */
export type Reply =
  | {
      readonly ok: true
      readonly data: unknown
      readonly now: string
      /** 下次来看东西时带上，就不必再读账号；没有新的就没有这一项。 */
      readonly permit?: string
    }
  | {
      readonly ok: false
      readonly code: ErrorCode
      readonly message: string
      readonly now: string
    }

/** 请求编号由客户端生成并先存好，长度够长才不会撞。 */
const Envelope = v.object({
  name: v.pipe(v.string(), v.maxLength(40)),
  input: v.optional(v.unknown(), {}),
  requestId: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{16,40}$/))),
  permit: v.optional(v.pipe(v.string(), v.maxLength(8000))),
  /** 上次发出去没有得到答复，这是原样再发的一遍：也许早就办成了。 */
  resent: v.optional(v.boolean(), false),
})

const MALFORMED = '请求的格式不对，请更新小程序后再试。'

/** 出错变成回复：用户能处理的照说，我们的错记日志、只说一句抱歉。 */
export async function reply(what: string, work: () => Promise<unknown>): Promise<Reply> {
  try {
    const data = (await work()) ?? null
    return { ok: true, data, now: new Date().toISOString() }
  } catch (error) {
    const now = new Date().toISOString()
    if (error instanceof AppError)
      return { ok: false, code: error.code, message: error.message, now }
    logFailure(what, error)
    const message = '程序出了点问题，我们已经记下。请稍后再试。'
    return { ok: false, code: 'INTERNAL', message, now }
  }
}

/** 云函数的唯一入口：认出要办哪件事，核对内容，去办，回话。 */
export function serve(useCases: UseCases, tools: Tools = {}) {
  return async (event: unknown): Promise<Reply> => {
    let renewed: string | null = null
    const envelope = v.safeParse(Envelope, event)
    const name = envelope.success ? envelope.output.name : 'malformed'
    const answer = await reply(name, async () => {
      if (!envelope.success) throw new AppError('INVALID', MALFORMED)
      const { input, requestId = '', permit, resent } = envelope.output
      const useCase = find(useCases, name)
      if (useCase.kind === 'command' && requestId === '') throw new AppError('INVALID', MALFORMED)
      const { openid } = caller()
      const asked = { name, input: parseInput(useCase, input), requestId, openid, permit, resent }
      const done = await performWithPermit(useCase, asked, tools)
      renewed = done.permit
      return done.data
    })
    return answer.ok && renewed !== null ? { ...answer, permit: renewed } : answer
  }
}

/** 系统才能做的事不从这里进，客户端叫不到。 */
function find(useCases: UseCases, name: string): AnyUseCase {
  const useCase = Object.hasOwn(useCases, name) ? useCases[name] : undefined
  if (!useCase || useCase.door === 'system') throw new AppError('INVALID', MALFORMED)
  return useCase
}
