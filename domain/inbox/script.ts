/** 打电话照着说的几句，一句一行。 */
export interface PhoneScript {
  readonly community: string
  /** 工单号；对方问起来好查。 */
  readonly no: string
  /** 对方怎么称呼，如“李阿姨”；不知道为空。 */
  readonly calledName: string | null
  /** 要告诉他的事。 */
  readonly said: string
  /** 要问他的话；只是告诉一声为空。 */
  readonly asks: string | null
}

/** 打电话照着说：先说是谁、不要钱，再说事、问话，最后说怎么找我们。 */
export function phoneScript(o: PhoneScript): string[] {
  const { community, no, calledName, said, asks } = o
  return [
    `${calledName ?? '您'}好，我是${community}的，打电话说说您的微心愿。我们不收钱，也不问卡号密码。`,
    said,
    ...(asks ? [asks] : []),
    `编号是 ${no}。有事请打电话给社区，或找网格员、楼栋长。打扰您了，再见。`,
  ]
}
