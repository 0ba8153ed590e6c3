import type { BillItem, CallOperation, CallRecord, ScanRecord } from '../types'
import { addTo, emptyBill, itemOf, type Ledger } from './billing'

/** 记住最近这么多次调用；再多控制台也看不过来。 */
const callLimit = 500
const logLimit = 200

/** 调用记录本：哪次调用做了哪些操作、写了什么日志。 */
export interface CallBook {
  readonly records: readonly CallRecord[]
  readonly scans: readonly ScanRecord[]
  begin(record: Pick<CallRecord, 'id' | 'at' | 'function' | 'openid' | 'source'>): CallRecord
  /** 按 SDK 请求里的 seqId 找到发起它的调用。 */
  find(seqId: string): CallRecord | undefined
  operate(record: CallRecord | undefined, operation: CallOperation): void
}

/** 新开一个记录本；每次调用、每次操作同时记进账本。 */
export function createCallBook(ledger: Ledger): CallBook {
  const records: CallRecord[] = []
  const scans: ScanRecord[] = []
  const byId = new Map<string, CallRecord>()
  const charge = (record: CallRecord | undefined, item: BillItem | null) => {
    if (item === null) return
    if (record) addTo(record.bill, item)
    ledger.charge(record?.openid ?? '', item)
  }
  return {
    records,
    scans,
    begin(start) {
      const record: CallRecord = { ...start, ms: 0, operations: [], bill: emptyBill(), logs: [] }
      charge(record, 'call')
      records.push(record)
      byId.set(record.id, record)
      if (records.length > callLimit) byId.delete(records.shift()?.id ?? '')
      return record
    },
    find: (seqId) => byId.get(seqId.split('-')[0] ?? ''),
    operate(record, operation) {
      record?.operations.push(operation)
      charge(record, itemOf(operation.action))
      if (operation.index !== 'SCAN' || scans.length >= callLimit) return
      scans.push({
        function: record?.function ?? '',
        action: operation.action,
        collection: operation.collection ?? '',
        examined: operation.examined ?? 0,
      })
    },
  }
}

/** 写一行日志；太多就不再收，免得一个死循环撑爆内存。 */
export function addLog(record: CallRecord, line: string) {
  if (record.logs.length < logLimit) record.logs.push(line.slice(0, 4000))
}
