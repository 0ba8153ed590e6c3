/** SDK 抛出的错误形状不一：有的只有 errMsg，有的只有 message。 */
function wordsOf(error: unknown): string {
  const { errMsg, message, code } = (error ?? {}) as Record<string, unknown>
  return [errMsg, message, code].filter((x) => typeof x === 'string').join(' ')
}

/**
 * 是不是“别人抢先写了”：事务冲突，或编号已存在。
 * SDK 不会替我们重试事务里的冲突，所以由工作单元认出来后重跑。
 */
export function isConflict(error: unknown): boolean {
  return /TransactionConflict|TransactionBusy|TransactionNotExist|TRANSACTION_(CONFLICT|BUSY|FAIL)|Duplicate_?Write|E11000|duplicate key/i.test(
    wordsOf(error),
  )
}

/** 平台接口的错误码；没有为空。 */
export function errCodeOf(error: unknown): number | null {
  const code = (error as { errCode?: unknown } | null)?.errCode
  return typeof code === 'number' ? code : null
}
