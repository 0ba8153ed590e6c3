import { parseArgs } from 'node:util'
import * as v from 'valibot'

/** 参数写错了；`message` 是给人看的一句话。 */
export class FlagError extends Error {
  override name = 'FlagError'
}

/** 本地云默认的端口。 */
export const DEFAULT_PORT = 7001

const Port = v.pipe(v.string(), v.digits(), v.toNumber(), v.maxValue(65535))

const known = {
  port: { type: 'string' },
  data: { type: 'string' },
  reset: { type: 'boolean' },
  empty: { type: 'boolean' },
} as const

export type FlagName = keyof typeof known

/** 读命令行参数；不认识的参数和不对的端口抛 FlagError。 */
export function parseFlags(args: readonly string[], allowed: readonly FlagName[]) {
  const options = Object.fromEntries(allowed.map((name) => [name, known[name]]))
  let values: { port?: string; data?: string; reset?: boolean; empty?: boolean }
  try {
    values = parseArgs({ args: [...args], options }).values
  } catch {
    const names = allowed.map((name) => `--${name}`).join('、')
    throw new FlagError(`参数“${args.join(' ')}”不对，可以用的参数有：${names}。`)
  }
  const port = v.safeParse(Port, values.port ?? String(DEFAULT_PORT))
  if (!port.success) throw new FlagError(`端口“${values.port}”不对，请写 0 到 65535 之间的整数。`)
  return {
    port: port.output,
    data: values.data,
    reset: values.reset ?? false,
    empty: values.empty ?? false,
  }
}
