import * as v from 'valibot'
import type { Stop } from './actor'
import type { Context } from './context'
import { AppError } from './errors'

type Schema = v.GenericSchema

/** 谁可以来：任何人、同意过隐私指引的人、或由系统定时触发。 */
export type Door = 'anyone' | 'consented' | 'system'

type Kind = 'command' | 'query'

export interface UseCase<S extends Schema = Schema, R = unknown, K extends Kind = Kind> {
  readonly kind: K
  readonly door: Door
  /** 带着通行证来，就不必再读账号。 */
  readonly takesPermit: boolean
  /** 账号停用、正在合并或注销时，也还能办的命令写明是哪一种；别的一律不能。 */
  readonly during: readonly Stop['why'][]
  readonly input: S
  readonly run: (input: v.InferOutput<S>, ctx: Context) => Promise<R>
}

interface Definition<S extends Schema, R> {
  readonly door: Door
  readonly takesPermit?: boolean
  readonly during?: readonly Stop['why'][]
  readonly input: S
  readonly run: (input: v.InferOutput<S>, ctx: Context) => Promise<R>
}

/** 命令：按编号取文档，在一个工作单元里写。是谁、能不能，一律现读，除非另写明。 */
export function command<S extends Schema, R>(
  definition: Definition<S, R>,
): UseCase<S, R, 'command'> {
  return { kind: 'command', takesPermit: false, during: [], ...definition }
}

/** 查询：有上限地读，不写。 */
export function query<S extends Schema, R>(definition: Definition<S, R>): UseCase<S, R, 'query'> {
  return { kind: 'query', takesPermit: true, during: [], ...definition }
}

// 具体的输入与结果由 InputOf、ResultOf 取回；此处只要求“是用例”。
// biome-ignore lint/suspicious/noExplicitAny: 函数参数逆变，写 unknown 装不进具体用例。
export type AnyUseCase = UseCase<any, any>
export type UseCases = Readonly<Record<string, AnyUseCase>>

/** 用例收什么、答什么，页面上的调用由此得到类型。 */
export type InputOf<U extends AnyUseCase> = v.InferInput<U['input']>
export type ResultOf<U extends AnyUseCase> = Awaited<ReturnType<U['run']>>

/** 按用例的输入要求检查；不合要求抛 INVALID，话取第一处问题的说明。 */
export function parseInput(useCase: AnyUseCase, input: unknown): unknown {
  const result = v.safeParse(useCase.input, input, { abortEarly: true })
  if (result.success) return result.output
  const said = result.issues[0]?.message ?? ''
  const readable = /[\u4e00-\u9fff]/.test(said)
  throw new AppError('INVALID', readable ? said : '填写的内容不完整，请检查后再发。')
}
