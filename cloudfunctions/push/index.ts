import { settleMedia } from '@domain/follow/media'
import { AppError } from '@domain/kernel/errors'
import * as v from 'valibot'
import { caller } from '../_shared/cloud'
import { perform } from '../_shared/perform'
import { reply } from '../_shared/serve'

/** 平台推送的照片、语音检查结果。其余字段不用。 */
const MediaResult = v.object({
  Event: v.literal('wxa_media_check'),
  trace_id: v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/)),
  result: v.object({ suggest: v.string() }),
})

/** 消息推送的入口。小程序端也能叫到任何函数，所以先看来源：从客户端来的一律不认。 */
export function main(event: unknown) {
  return reply('push', async () => {
    if (/wx_client|wx_devtools/.test(caller().source))
      throw new AppError('FORBIDDEN', '这个入口只接收平台的推送。')
    const message = v.safeParse(MediaResult, event)
    if (!message.success) return { ignored: true }
    const { trace_id: traceId, result } = message.output
    const verdict = result.suggest === 'pass' ? 'pass' : 'risky'
    return perform(settleMedia, {
      name: 'settleMedia',
      input: { traceId, verdict },
      requestId: `media_${traceId}`,
      openid: '',
    })
  })
}
