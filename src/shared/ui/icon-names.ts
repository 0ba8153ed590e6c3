/** 图标的名字；图形在 icon.scss。右边是它在这个程序里的意思。 */
export type IconName =
  | 'heart' // 心愿
  | 'house' // 家、社区
  | 'chat' // 消息、说一说
  | 'people' // 大家、活动
  | 'person' // 我、称呼
  | 'help' // 去帮忙
  | 'walk' // 跑腿、上门
  | 'star' // 积分
  | 'check' // 选中
  | 'done' // 办好了
  | 'clock' // 在等、时限
  | 'info' // 说明
  | 'alert' // 要留意
  | 'close'
  | 'plus'
  | 'next'
  | 'back'
  | 'camera'
  | 'mic' // 说话
  | 'play' // 听
  | 'stop'
  | 'phone'
  | 'search'
  | 'pin' // 网格、地点
  | 'bell' // 提醒
  | 'pen' // 写、改
  | 'trash'
  | 'again' // 再试、退回
  | 'paper' // 单子、记录
  | 'gift' // 物品
  | 'tool' // 修理
  | 'bag' // 代买、代办
  | 'book' // 学习、技能
  | 'cup' // 陪伴
  | 'more'
  | 'mark' // 红色邻里的标记
