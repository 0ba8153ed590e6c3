import { type Letter, settleLetter, takeLetters } from '@domain/inbox/deliver'
import { noticePages } from '@domain/inbox/pages'
import { exactTime } from '@domain/kernel/date'
import { AppError } from '@domain/kernel/errors'
import { openapi } from '../_shared/cloud'
import { errCodeOf } from '../_shared/failures'
import { perform } from '../_shared/perform'
import { reply } from '../_shared/serve'

/** 对方没有订阅时平台给的错误码：不是故障，站内消息已经有了。 */
const NOT_SUBSCRIBED = 43101
/** 订阅消息里“事项”一栏最多 20 个字。 */
const THING = 20

/** 点开提醒去哪一页；平台要的路径开头没有斜线。 */
const pageOf = ({ about, ticketId }: Letter) =>
  `${noticePages[about ?? 'detail'].slice(1)}?id=${ticketId}`

async function send(letter: Letter): Promise<'sent' | 'refused' | 'failed'> {
  const templateId = process.env.TEMPLATE_PROGRESS
  if (!templateId || !letter.openid) return 'refused'
  try {
    await openapi.subscribeMessage.send({
      touser: letter.openid,
      templateId,
      page: pageOf(letter),
      data: {
        thing1: { value: [...letter.text].slice(0, THING).join('') },
        time2: { value: exactTime(letter.at) },
      },
    })
    return 'sent'
  } catch (error) {
    return errCodeOf(error) === NOT_SUBSCRIBED ? 'refused' : 'failed'
  }
}

const system = { requestId: 'timer', openid: '' }

/** 每分钟一次：取走到点的消息、发送、记结果。返回办了几件，还有就接着办。 */
export function main() {
  return reply('notice', async () => {
    if (process.env.TRIGGER_SRC !== 'timer')
      throw new AppError('FORBIDDEN', '这个函数只由定时任务触发。')
    const letters = await perform(takeLetters, { name: 'takeLetters', input: {}, ...system })
    for (const letter of letters) {
      const state = await send(letter)
      const input = { id: letter.id, state }
      await perform(settleLetter, { name: 'settleLetter', input, ...system })
    }
    return { done: letters.length }
  })
}
