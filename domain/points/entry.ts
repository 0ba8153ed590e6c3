import { collection } from '@domain/kernel/collection'

/**
 * 账本里的账户分四种：社区的积分从哪里来（fund）、人手里的（member）、
 * 兑换到哪个超市去了（shop）、过期的（expired）。
 */
export const holders = {
  fund: '社区发出',
  member: '个人',
  shop: '超市收回',
  expired: '过期',
} as const
export type Holder = keyof typeof holders

/** 流水的种类；对本人来说是加还是减，看 `points` 的正负。 */
export const entryKinds = {
  earn: '得到积分',
  redeem: '兑换',
  giveBack: '兑换退回',
  expire: '到期',
  reverse: '更正',
  extend: '解冻延期',
} as const
export type EntryKind = keyof typeof entryKinds

/** 一批同时到期的积分：到哪一刻为止（ISO，不含）、哪个社区发的、几分。 */
export interface Lot {
  readonly until: string
  readonly fundId: string
  readonly points: number
}

/** 一笔流水里的一行：哪个账户（种类和编号），加几分，减是负数。 */
export interface EntryLine {
  readonly holder: Holder
  readonly id: string
  readonly points: number
}

/** 流水从哪里来：哪一种起因、它的编号，和给本人看的一句话。 */
export interface EntryCause {
  readonly kind: 'service' | 'participation' | 'redemption' | 'lot' | 'entry'
  readonly id: string
  readonly words: string
}

/** 照哪一版规则的哪一项得的；`asked` 是不看上限该得几分，得到的可能少一些。 */
export interface EntryRule {
  readonly version: string
  readonly action: string
  readonly asked: number
  /** 事情发生的时刻，算在那一段的上限里；没有写的就是记的那一刻。 */
  readonly on?: string
}

/**
 * 一笔流水：至少两行，加起来是零（复式记账）。只添不改；要更正就另记相反的一笔。
 * 编号取自起因，同一件事记几遍都是这一笔。
 */
export interface Entry {
  readonly _id: string
  readonly kind: EntryKind
  readonly lines: readonly EntryLine[]
  /** 动了他手里哪几批，各加几分；减是负数。加起来等于他那一行。 */
  readonly lots: readonly Lot[]
  readonly cause: EntryCause
  /** 得分才有。 */
  readonly rule: EntryRule | null
  readonly at: string
  /** `<ISO 时间>~<编号>`，列表的排序与游标。 */
  readonly order: string
}

export const entries = collection<Entry>(
  'entries',
  // 一个人、一个社区、一个超市的流水。
  ['lines.id', '-order'],
  // 全部流水，照先后核对。
  ['order'],
  // 一件事得了几分，一笔更正过没有。
  ['cause.id'],
)

/** 这一笔里，这个账户加了几分；没有它的行是 0。 */
export const pointsOf = ({ lines }: Pick<Entry, 'lines'>, id: string) =>
  lines.reduce((sum, line) => (line.id === id ? sum + line.points : sum), 0)

/** 这几行、这几批一共几分。 */
export const totalOf = (list: readonly { readonly points: number }[]) =>
  list.reduce((sum, { points }) => sum + points, 0)

/** 过期账户只有一个。 */
export const EXPIRED = 'expired'
