import type { CallRecord, Fault } from '../types'

/** 出事的安排：一次只安排一件，落在安排以后第一次叫到那个云函数的那次调用上。 */
export interface Faults {
  plan(fault: Fault | null): void
  pending(): Fault | null
  /** 这次调用又要做一个数据库操作：轮到出事就给出是哪一种，没有为空。 */
  next(record: CallRecord | undefined): Fault | null
}

/** 开一份空的安排。 */
export function createFaults(): Faults {
  let planned: Fault | null = null
  let callId: string | null = null
  let count = 0
  return {
    plan(fault) {
      planned = fault
      callId = null
      count = 0
    },
    pending: () => planned,
    next(record) {
      if (!planned || record?.function !== planned.function) return null
      callId ??= record.id
      if (callId !== record.id) return null
      count += 1
      if (count !== planned.at) return null
      const fault = planned
      planned = null
      return fault
    },
  }
}
