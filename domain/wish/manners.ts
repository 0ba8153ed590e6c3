import type { Manner } from '@domain/inbox/inbox'
import type { TopicName } from '@domain/inbox/topics'
import type { AlarmName } from './alarms'
import type { WishStepName } from './steps'

type Event = 'post' | WishStepName | AlarmName

/** 每一步告诉许愿人、认领人、出力的人的话属于哪一类；没有列出的就是进展。 */
const owners: Partial<Record<Event, TopicName>> = {
  reject: 'answer',
  deliver: 'answer',
  call: 'answer',
  claim: 'contact',
  gather: 'contact',
  claimForUnit: 'contact',
  grant: 'contact',
}
const handlers: Partial<Record<Event, TopicName>> = {
  half: 'todo',
  no: 'todo',
  heardHalf: 'todo',
  heardNo: 'todo',
  slipHalf: 'todo',
  slipNo: 'todo',
  overdue: 'todo',
}

const partners: Partial<Record<Event, TopicName>> = { gather: 'todo', arrange: 'todo' }

/** 怎么告诉这个人：给帮忙的人的和给许愿人的，分开归类，各自可以关；刚接手的人要马上知道。 */
export function mannerOf(name: Event, reader: string): Manner {
  if (reader === 'next') return { topic: 'todo' }
  if (reader === 'applicant') return { topic: 'claimed' }
  if (reader === 'handler') return { topic: handlers[name] ?? 'claimed' }
  if (reader === 'partners') return { topic: partners[name] ?? 'claimed' }
  return { topic: owners[name] ?? 'progress' }
}
