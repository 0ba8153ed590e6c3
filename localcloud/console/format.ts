import { type Html, html } from '../html'
import type { Sessions } from '../identity/sessions'

const eightHours = 8 * 3600_000

/** 毫秒时间戳写成北京时间 `2026-01-31 08:00:00`。 */
export const timeText = (ms: number) =>
  new Date(ms + eightHours).toISOString().slice(0, 19).replace('T', ' ')

/** 日期输入框的值（北京时间，到分）；反过来用 parseTime。 */
export const inputTime = (ms: number) => timeText(ms).slice(0, 16).replace(' ', 'T')

/** 日期输入框的值变回毫秒时间戳；写得不对是 NaN。 */
export const parseTime = (text: string) => Date.parse(`${text}:00+08:00`)

/** 用时：一位小数，够看出快慢。 */
export const durationText = (ms: number) => `${ms.toFixed(1)} 毫秒`

/** 谁：名单里的人写姓名，可点开以他的身份进入；没有身份的是游客或平台。 */
export function personLink(sessions: Sessions, openid: string): Html {
  if (openid === '') return html`<span class="soft">无身份</span>`
  const person = sessions.person(openid)
  if (!person) return html`${openid}`
  const address = `/as/${encodeURIComponent(openid)}`
  return html`<a href="${address}" target="_blank" rel="noopener" title="成为此人">${person.name}</a>`
}

/** 一个提交按钮，带着若干隐藏字段；`back` 是做完后回到的页面。 */
export function button(
  action: string,
  label: string,
  back: string,
  fields: Record<string, string>,
): Html {
  const inputs = Object.entries({ ...fields, back }).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )
  return html`<form method="post" action="${action}">${inputs}<button>${label}</button></form>`
}
