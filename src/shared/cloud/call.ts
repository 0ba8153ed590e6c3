import type { ErrorCode } from '@domain/kernel/errors'
import { setServerTime } from './clock'
import { cloud } from './cloud'
import { CallError, isUncertain, offline } from './failure'
import type { CommandName, Functions, Input, QueryName, Result } from './functions'
import { forgetRequest, requestFor } from './requests'
import { inTurn, isCrowded } from './turn'
import { noteErrand } from './useReturned'

/** 弱网下等多久算没有发到，毫秒。 */
const PATIENCE = 15_000

type Reply = { now: string } & (
  | { ok: true; data: unknown; permit?: string }
  | { ok: false; code: ErrorCode; message: string }
)

const isKnown = (error: unknown) => error instanceof CallError || isCrowded(error)

function withPatience<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(offline()), PATIENCE)
    const end = (settle: () => void) => {
      clearTimeout(timer)
      settle()
    }
    work.then(
      (value) => end(() => resolve(value)),
      (error) => end(() => reject(isKnown(error) ? error : offline())),
    )
  })
}

/** 通行证：刚认过的人再来看东西，带上它就不必再认。服务端给的，只在内存里，打不开也看不懂。 */
let permit: string | undefined

async function send(name: string, data: object): Promise<unknown> {
  const sent = permit === undefined ? data : { ...data, permit }
  const call = () => withPatience(cloud.callFunction(name, sent))
  const reply = (await inTurn(call)) as Reply | undefined
  if (reply?.now) setServerTime(reply.now)
  if (reply?.ok) {
    // 办过事，任职可能已经变了：没有给新的，旧的也不能再用。
    const kept = 'requestId' in data ? undefined : permit
    permit = reply.permit ?? kept
    return reply.data
  }
  if (reply?.ok === false) throw new CallError(reply.code, reply.message)
  throw offline()
}

/** 查询：问一件事，不改变什么。 */
export function ask<F extends keyof Functions, N extends QueryName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N>,
): Promise<Result<F, N>> {
  return send(name, { name: useCase, input }) as Promise<Result<F, N>>
}

/**
 * 命令：办一件事。请求编号在发送前存好，没有得到确定答复时保留，
 * 下次办同一件事用同一个编号，所以点几次都只办一次。
 * @param draftId 表单自己存着编号时给出。
 */
export function act<F extends keyof Functions, N extends CommandName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N>,
  draftId?: string,
): Promise<Result<F, N>> {
  noteErrand()
  return look(name, useCase, input, draftId)
}

/** 打开就算看过的那种命令：照命令的规矩发，但别的页面不会因此变样，不算办了一件事。 */
export async function look<F extends keyof Functions, N extends CommandName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N>,
  draftId?: string,
): Promise<Result<F, N>> {
  const key = `${name}.${useCase}:${JSON.stringify(input)}`
  const request = draftId === undefined ? requestFor(key) : { requestId: draftId }
  try {
    const data = await send(name, { name: useCase, input, ...request })
    forgetRequest(key)
    return data as Result<F, N>
  } catch (error) {
    // 办没办成不知道，账号可能已经变了，下次重新认。
    if (isUncertain(error)) permit = undefined
    else forgetRequest(key)
    throw error
  }
}
