import type { Bill, BillItem, Billing } from '../types'

/** 各种请求算哪一项。事务的开、交、弃不碰数据，不算；函数叫函数，由被叫的那个自己算。 */
export const billItems: Readonly<Record<string, BillItem | null>> = {
  'database.getDocument': 'read',
  'database.calculateDocument': 'read',
  'database.aggregateDocuments': 'read',
  'database.insertDocument': 'write',
  'database.modifyDocument': 'write',
  'database.modifyAndReturnDoc': 'write',
  'database.removeDocument': 'write',
  'database.addCollection': 'write',
  'database.startTransaction': null,
  'database.commitTransaction': null,
  'database.abortTransaction': null,
  'functions.invokeFunction': null,
  'storage.getUploadMetadata': 'storage',
  'storage.batchGetDownloadUrl': 'storage',
  'storage.batchDeleteFile': 'storage',
  'wx.openApi': 'openapi',
}

/** 记最近这么多天的账。 */
const daysKept = 62
const eightHours = 8 * 3600_000

/** 毫秒时间戳在哪一天（北京时间），写作 `2026-01-31`。 */
export const dayOf = (ms: number) => new Date(ms + eightHours).toISOString().slice(0, 10)

/** 一张空账单。 */
export const emptyBill = (): Bill => ({
  total: 0,
  call: 0,
  read: 0,
  write: 0,
  storage: 0,
  openapi: 0,
})

/** 记一笔。 */
export function addTo(bill: Bill, item: BillItem): void {
  bill[item] += 1
  bill.total += 1
}

/** 这个动作算哪一项；不认得的宁可多算，当一次读。 */
export function itemOf(action: string): BillItem | null {
  const [name = ''] = action.split(' ')
  return Object.hasOwn(billItems, name) ? (billItems[name] ?? null) : 'read'
}

/** 账本：谁在哪一天做了多少次要收费的事。 */
export interface Ledger extends Billing {
  /** 空串是没有身份的：游客、定时触发、平台推送。 */
  charge(openid: string, item: BillItem): void
}

/** 开一本新账，从这一刻记起；`now` 是本地云的时钟。 */
export function createLedger(now: () => number): Ledger {
  const days = new Map<string, Map<string, Bill>>()
  const peopleOn = (day: string) => {
    const known = days.get(day)
    if (known) return known
    const opened = new Map<string, Bill>()
    days.set(day, opened)
    const [oldest] = days.keys()
    if (days.size > daysKept && oldest !== undefined) days.delete(oldest)
    return opened
  }
  return {
    charge(openid, item) {
      const people = peopleOn(dayOf(now()))
      const bill = people.get(openid) ?? emptyBill()
      people.set(openid, bill)
      addTo(bill, item)
    },
    today: () => dayOf(now()),
    days: () => [...days.keys()].sort(),
    people: (day) => [...(days.get(day)?.keys() ?? [])],
    on(day, openid) {
      const people = days.get(day) ?? new Map<string, Bill>()
      if (openid !== undefined) return { ...(people.get(openid) ?? emptyBill()) }
      const sum = emptyBill()
      for (const bill of people.values()) {
        for (const name of Object.keys(sum) as (keyof Bill)[]) sum[name] += bill[name]
      }
      return sum
    },
  }
}
