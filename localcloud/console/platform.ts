import { type Html, html, page } from '../html'
import type { MediaCheck } from '../types'
import { button, personLink } from './format'
import type { ConsolePage, ConsoleParts } from './parts'

const here = '/console/platform'
const looks = { image: '看图片', audio: '听录音' } as const
const answers = { pass: '通过', risky: '不通过', review: '转人工' } as const

/** 平台开关：让云调用出故障，给等着的图片、音频检测下结论。 */
export const platformPage: ConsolePage = (parts) =>
  page(
    '平台开关',
    here,
    html`<h1>平台开关</h1>
<h2>云调用的故障</h2><div class="card"><table>${parts.openapi.gateway.names.map((api) => failureRow(parts, api))}</table></div>
<h2>图片与音频检测</h2>${mediaCard(parts)}`,
  )

function failureRow({ openapi }: ConsoleParts, api: string): Html {
  const now = openapi.gateway.failures.get(api) ?? 'ok'
  const choice = (how: string, label: string) =>
    how === now
      ? html`<span class="tag">${label}</span> `
      : button('/console/fail', label, here, { api, how })
  return html`<tr><td>${api}</td><td>${choice('ok', '正常')}${choice('down', '断线')}${choice('reject', '平台拒绝')}</td></tr>`
}

function mediaCard({ openapi, sessions }: ConsoleParts): Html {
  const { auto, all } = openapi.media
  const waiting = all.filter(({ answered }) => !answered)
  const row = ({ traceId, kind, mediaUrl, openid }: MediaCheck) =>
    html`<tr><td>${personLink(sessions, openid ?? '')}</td><td><a href="${mediaUrl}" target="_blank" rel="noopener">${looks[kind]}</a></td>
<td>${Object.entries(answers).map(([suggest, label]) => button('/console/media', label, here, { traceId, suggest }))}</td></tr>`
  const toggle = auto
    ? button('/console/auto', '改为手工给结论', here, { auto: '' })
    : button('/console/auto', '改为一秒后自动通过', here, { auto: '1' })
  return html`<div class="card"><p>${auto ? '现在：一秒后自动通过。' : '现在：等人给结论。'} ${toggle}</p>
<table>${waiting.map(row)}</table>${waiting.length === 0 && html`<p class="soft">没有等着的。</p>`}</div>`
}
