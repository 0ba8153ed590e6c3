/** 材料里引用的一个数：照原话写，不由程序计算，也不和程序算的数相加。 */
export interface Baseline {
  /** 原话。 */
  readonly words: string
  /** 截到什么时候；材料没有写明的照实说。 */
  readonly asOf: string
  /** 说的是什么。 */
  readonly definition: string
  readonly source: string
}

export const baselines = {
  membersInCommunities: {
    words: '1000余名',
    asOf: '材料没有写明截止日期',
    definition: '推动进社区的党员干部',
    source: '区里的党建引领基层治理汇报材料',
  },
} as const satisfies Readonly<Record<string, Baseline>>
