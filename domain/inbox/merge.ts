import type { Outgoing } from './inbox'
import { isOff, type TopicName } from './topics'

/** 合并的结果：发哪一条（没有为空），其余的各记成什么。 */
export interface Merged {
  readonly letter: Outgoing | null
  readonly rest: readonly Outgoing[]
}

/**
 * 同一张工单写给同一个人的几条，由旧到新：发最新的一句，他关掉的那几类不发。
 * 其中有要紧的，提醒不到时电话里说的是最近那件要紧的事。纯函数。
 */
export function merge(waiting: readonly Outgoing[], off: readonly TopicName[]): Merged {
  const audible = waiting.filter((message) => !isOff(off, message.topic))
  const newest = audible.at(-1)
  const rest = waiting
    .filter((message) => message !== newest)
    .map((message): Outgoing => {
      const state = audible.includes(message) ? 'merged' : 'muted'
      return { ...message, state }
    })
  const call = audible.flatMap((message) => message.call ?? []).at(-1) ?? null
  return { letter: newest ? { ...newest, call } : null, rest }
}
