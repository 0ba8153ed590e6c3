import { AppError } from '@domain/kernel/errors'
import { dueWishes, ringWish } from '@domain/wish/due'
import { perform } from '../_shared/perform'
import { reply } from '../_shared/serve'

const system = { requestId: 'timer', openid: '' }

/** 每五分钟一次：到点的心愿逐个过问，各自一个工作单元，一个出错不连累别的。返回办了几件。 */
export function main() {
  return reply('alarm', async () => {
    if (process.env.TRIGGER_SRC !== 'timer')
      throw new AppError('FORBIDDEN', '这个函数只由定时任务触发。')
    const due = await perform(dueWishes, { name: 'dueWishes', input: {}, ...system })
    const rung = await Promise.all(
      due.map((id) =>
        reply('ringWish', () => perform(ringWish, { name: 'ringWish', input: { id }, ...system })),
      ),
    )
    return { done: rung.filter((r) => r.ok).length }
  })
}
