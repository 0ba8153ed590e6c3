import type { BaseIssue } from 'valibot'
import type { Errors } from './form-state'

/** 每一格只说第一处不对。 */
export function problemsIn(issues: readonly BaseIssue<unknown>[]): Errors {
  const errors: Record<string, string> = {}
  for (const { path, message } of issues) errors[String(path?.at(-1)?.key ?? '')] ??= message
  return errors
}
