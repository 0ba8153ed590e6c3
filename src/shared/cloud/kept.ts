import type { Functions, Input, QueryName, Result } from './functions'
import { errandCount } from './useReturned'

/** 顺带来的管多久，毫秒；和通行证一样长。 */
const FRESH = 10 * 60_000

const answers = new Map<string, { data: unknown; at: number; errands: number }>()

/** 别的答复里顺带着这一问的答案：先收着，接下来问到它就不必再到云上去。 */
export function keep<F extends keyof Functions, N extends QueryName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N>,
  data: Result<F, N>,
): void {
  const key = `${name}.${useCase}:${JSON.stringify(input)}`
  answers.set(key, { data, at: Date.now(), errands: errandCount() })
}

/** 收着的答案。没有、放久了、这期间办过事（也许已经变了），都是空。 */
export function recall<F extends keyof Functions, N extends QueryName<F>>(
  name: F,
  useCase: N,
  input: Input<F, N>,
): Result<F, N> | null {
  const found = answers.get(`${name}.${useCase}:${JSON.stringify(input)}`)
  const fresh = found && found.errands === errandCount() && Date.now() - found.at < FRESH
  return fresh ? (found.data as Result<F, N>) : null
}
