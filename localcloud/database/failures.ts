import { CloudError } from '../errors'

/** 请求本身不合法：语法、运算符、字段名。 */
export function requestFailed(reason: string): CloudError {
  return new CloudError('DATABASE_REQUEST_FAILED', `[FailedOperation] ${reason}`)
}

/** 集合不存在。 */
export function collectionMissing(name: string): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_NOT_EXIST',
    `[ResourceNotFound] Db or Table not exist: ${name}. Please check your request.`,
  )
}

/** 建一个已经存在的集合。 */
export function collectionExists(): CloudError {
  return new CloudError(
    'DATABASE_COLLECTION_ALREADY_EXIST',
    '[ResourceUnavailable.ResourceExist] Table exist',
  )
}

/** `_id` 或唯一索引重复；`index` 是撞上的索引名。 */
export function duplicateWrite(collection: string, index: string): CloudError {
  return new CloudError(
    'DATABASE_DUPLICATE_WRITE',
    `[FailedOperation.DuplicateWrite] multiple write,duplicate key error collection: ${collection} index: ${index}`,
  )
}

/** 要写的文档正被别的事务占着，或在快照之后被别人改过。 */
export function transactionConflict(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. Please check your request.',
  )
}

/** 事务不存在：已经提交、回滚，或者过了 30 秒。 */
export function transactionMissing(): CloudError {
  return new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be commit or abort in 30 seconds. Please check your request.',
  )
}
