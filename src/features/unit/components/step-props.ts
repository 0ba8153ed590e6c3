import type { Errors, ReportContent } from './form-state'

/** 每一步拿到的：写了什么、哪里不对、怎么改。 */
export interface StepProps {
  readonly content: ReportContent
  readonly errors: Errors
  readonly change: (part: Partial<ReportContent>) => void
}
