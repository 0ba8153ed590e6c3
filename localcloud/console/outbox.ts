import { html, page } from '../html'
import type { SentRecord } from '../types'
import { personLink, timeText } from './format'
import type { ConsolePage, ConsoleParts } from './parts'

const listLimit = 200

/** 发件箱：云函数请平台做成的事，订阅消息也在这里。 */
export const outboxPage: ConsolePage = (parts) => {
  const rows = parts.openapi.gateway.sent
    .slice(-listLimit)
    .reverse()
    .map((sent) => row(parts, sent))
  const empty = rows.length === 0 && html`<p class="soft">还没有。</p>`
  return page(
    '发件箱',
    '/console/outbox',
    html`<h1>发件箱</h1><p class="soft">平台收下的云调用，最近 ${listLimit} 条；本地不会真的发到任何手机上。</p>
<div class="card"><table><tr><th>时间</th><th>接口</th><th>给谁</th><th>内容</th></tr>${rows}</table>${empty}</div>`,
  )
}

const row = ({ sessions }: ConsoleParts, { at, api, openid, body }: SentRecord) =>
  html`<tr><td>${timeText(at)}</td><td>${api}</td><td>${personLink(sessions, openid ?? '')}</td>
<td><pre>${JSON.stringify(body, null, 2)}</pre></td></tr>`
