import type { Actor } from './actor'
import { AppError } from './errors'

/** 状态表的一行：从哪到哪、谁能做、要不要写一句话。服务端、按钮、定时任务读同一张表。 */
export interface Step<Status extends string, T> {
  /** 按钮上的字，动词。 */
  readonly label: string
  /** 时间线上的话：已经发生的事。 */
  readonly past: string
  readonly from: readonly Status[]
  /** 换到哪个状态；空就是留在原处。 */
  readonly to: Status | null
  readonly may: (ticket: T, actor: Actor, now: string) => boolean
  /** 不归他做时说的话。 */
  readonly refusal: string
  /** 需要写的一句话：输入框上的提示；`required` 为真时不写不能做。 */
  readonly note?: { readonly hint: string; readonly required: boolean }
}

export type Steps<Name extends string, Status extends string, T> = Readonly<
  Record<Name, Step<Status, T>>
>

/** 他此刻能走的步骤，次序与表中相同。 */
export function allowedSteps<
  Name extends string,
  Status extends string,
  T extends { status: Status },
>(steps: Steps<Name, Status, T>, ticket: T, actor: Actor, now: string): Name[] {
  const names = Object.keys(steps) as Name[]
  return names.filter((name) => {
    const step = steps[name]
    return step.from.includes(ticket.status) && step.may(ticket, actor, now)
  })
}

/** 核对能不能走这一步：先看是谁，再看状态，免得从报错里看出别人的进度。 */
export function assertStep<Status extends string, T extends { status: Status }>(
  step: Step<Status, T>,
  ticket: T,
  actor: Actor,
  now: string,
  statusLabel: (status: Status) => string,
): void {
  const rightState = step.from.includes(ticket.status)
  if (rightState && step.may(ticket, actor, now)) return
  const elsewhere = step.from.map((status) => ({ ...ticket, status }))
  const rightPerson = elsewhere.some((t) => step.may(t, actor, now))
  if (!rightPerson || rightState) throw new AppError('FORBIDDEN', step.refusal)
  throw new AppError(
    'CONFLICT',
    `现在是“${statusLabel(ticket.status)}”，不能再“${step.label}”，请刷新看最新情况。`,
  )
}
