import { countOn } from '@domain/recount/night'
import { recountUseCases } from '@domain/recount/usecases'
import { perform } from '../_shared/perform'
import { reply, serve } from '../_shared/serve'

/** 一次最多核对多久，毫秒：函数六十秒超时，留出做完手上一步的工夫。 */
const PATIENCE = 40_000

const look = serve(recountUseCases)

/** 从做到的地方接着核对；到时候就停，五分钟以后再来。返回还有没有。 */
async function count() {
  const until = performance.now() + PATIENCE
  const system = { name: 'countOn', input: {}, requestId: 'timer', openid: '' }
  let more = true
  while (more && performance.now() < until) more = (await perform(countOn, system)).more
  return { done: more ? 1 : 0 }
}

/** 夜里由定时任务来核对；别的时候，区里来看核对得怎样。 */
export const main = (event: unknown) =>
  process.env.TRIGGER_SRC === 'timer' ? reply('countOn', count) : look(event)
