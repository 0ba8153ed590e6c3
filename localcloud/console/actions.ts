import { CloudError } from '../errors'
import { parseTime } from './format'
import type { ConsoleParts } from './parts'

type ConsoleAction = (parts: ConsoleParts, form: URLSearchParams) => Promise<void> | void

const suggests = ['pass', 'risky', 'review'] as const

/** 控制台能做的事，键是提交地址的最后一段。 */
export const consoleActions: Record<string, ConsoleAction> = {
  async clock({ clock, timers }, form) {
    const to = form.has('to')
      ? parseTime(form.get('to') ?? '')
      : clock.now() + Number(form.get('by'))
    if (!Number.isFinite(to)) throw new CloudError('INVALID_PARAM', '时间写得不对，请重新填写。')
    await timers.travel(to)
  },
  device({ sessions }, form) {
    sessions.setDevice(form.get('openid') ?? '')
  },
  timer: ({ timers }, form) => timers.run(form.get('name') ?? '', form.get('trigger') ?? ''),
  fail({ openapi }, form) {
    const how = form.get('how')
    openapi.gateway.fail(form.get('api') ?? '', how === 'down' || how === 'reject' ? how : null)
  },
  async media({ openapi }, form) {
    const suggest = suggests.find((one) => one === form.get('suggest'))
    if (!suggest) throw new CloudError('INVALID_PARAM', '没有这种结论。')
    await openapi.media.answer(form.get('traceId') ?? '', suggest)
  },
  auto({ openapi }, form) {
    openapi.media.auto = form.get('auto') === '1'
  },
}
