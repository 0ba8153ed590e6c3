/** 一类消息：页面上怎么叫，能不能关掉微信提醒，没提醒到要不要请社区打电话。 */
interface Topic {
  readonly label: string
  readonly note: string
  /** 关不掉：不知道就耽误事。 */
  readonly fixed: boolean
  /** 微信提醒不到时，请社区打电话告诉他。 */
  readonly call: boolean
}

/** 全部种类。关掉的只是微信提醒，站内消息一条不少。 */
export const topics = {
  answer: {
    label: '等您回话',
    note: '要您改一改、说一声收到没有',
    fixed: true,
    call: true,
  },
  contact: { label: '有人要和您联系', note: '心愿有人认领了', fixed: true, call: true },
  todo: {
    label: '等您接着办',
    note: '您认领的心愿还没办好，或者到期了',
    fixed: true,
    call: false,
  },
  progress: {
    label: '我许的心愿有进展',
    note: '审核通过、延期、放回大厅',
    fixed: false,
    call: false,
  },
  claimed: {
    label: '我认领的心愿有进展',
    note: '许愿人确认了、道谢了',
    fixed: false,
    call: false,
  },
  reportIn: {
    label: '我的双报到有进展',
    note: '社区确认了、请您改一改',
    fixed: false,
    call: false,
  },
  points: {
    label: '我的积分',
    note: '快到期了、有一笔更正了、冻结和解冻',
    fixed: false,
    call: false,
  },
  shop: {
    label: '积分兑换有进展',
    note: '排队等到了货、没来领退回了、送给心愿的领走了',
    fixed: false,
    call: false,
  },
  roundup: {
    label: '适合我帮的心愿',
    note: '在职党员和志愿者每天最多一次，早上 9 点；关了就不再替您挑',
    fixed: false,
    call: false,
  },
} satisfies Record<string, Topic>

export type TopicName = keyof typeof topics
export const topicNames = Object.keys(topics) as [TopicName, ...TopicName[]]

/** 他关掉了这一类没有；关不掉的不算。 */
export function isOff(off: readonly TopicName[], name: TopicName): boolean {
  return !topics[name].fixed && off.includes(name)
}
