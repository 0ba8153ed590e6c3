/** 故事发生的地方：金桂社区。测试直接用这些编号。 */
export const home = {
  streetId: 'D-03',
  communityId: 'D-03-05',
  gridId: 'D-03-05-02',
  /** 隔壁网格；它的 A 岗兼任本网格的 B 岗。 */
  neighbourGridId: 'D-03-05-03',
  buildingId: 'D-03-05-02-b03',
  /** 本网格二维码里的场景令牌，仅供演示。 */
  scene: 'yHq3Zp8sVd0eM5kTw2RbNA',
} as const

/** 另一条街道的另一个社区：银杏社区，用来看“别处的人看不到”。 */
export const elsewhere = {
  streetId: 'D-01',
  communityId: 'D-01-02',
  gridId: 'D-01-02-01',
} as const
