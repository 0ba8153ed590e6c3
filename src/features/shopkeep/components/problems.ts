import type * as v from 'valibot'

/** 哪一项哪里不对。 */
export type Problems = Readonly<Record<string, string>>

/** 照服务端的同一份要求检查出来的，每项只说第一处。 */
export function problemsOf(issues: readonly v.BaseIssue<unknown>[] = []): Problems {
  const found: Record<string, string> = {}
  for (const { path, message } of issues) found[String(path?.[0]?.key)] ??= message
  return found
}
