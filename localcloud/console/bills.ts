import { type Html, html } from '../html'
import type { Bill, BillItem } from '../types'
import { personLink } from './format'
import type { ConsoleParts } from './parts'

/** 一天里列出花得最多的这么多人，再多控制台也看不过来。 */
const peopleLimit = 20

/** 各项的名字，次序就是表里的次序。 */
const names: Readonly<Record<BillItem, string>> = {
  call: '云函数',
  read: '数据库读',
  write: '数据库写',
  storage: '云存储',
  openapi: '云调用',
}
const items = Object.keys(names) as BillItem[]

/** 一张账单说成一句话：`共 5 次：云函数 1、数据库读 4`。 */
export function billText(bill: Bill): string {
  const parts = items.filter((item) => bill[item] > 0).map((item) => `${names[item]} ${bill[item]}`)
  return parts.length > 0 ? `共 ${bill.total} 次：${parts.join('、')}` : '没有'
}

/** 按次收费的账：每天合起来多少，今天每个人多少。 */
export function billsCard({ billing, sessions }: ConsoleParts): Html {
  const today = billing.today()
  const people = billing
    .people(today)
    .map((openid) => ({ openid, bill: billing.on(today, openid) }))
    .sort((a, b) => b.bill.total - a.bill.total)
    .slice(0, peopleLimit)
  const days = billing.days().reverse()
  return html`<h2 id="bills">按次收费</h2>
<p class="soft">从本地云启动算起：每次云函数调用、数据库的每个读写请求、云存储与云调用的每个请求各算一次；事务的开始、提交、放弃不算。</p>
<div class="card"><table>${headRow('日期')}${days.map((day) => row(html`${day}`, billing.on(day)))}</table></div>
<div class="card"><table>${headRow('今天的人')}${people.map(({ openid, bill }) => row(personLink(sessions, openid), bill))}</table></div>`
}

const headRow = (first: string): Html =>
  html`<tr><th>${first}</th>${items.map((item) => html`<th class="right">${names[item]}</th>`)}<th class="right">合计</th></tr>`

const row = (first: Html, bill: Bill): Html =>
  html`<tr><td>${first}</td>${items.map((item) => html`<td class="right">${bill[item]}</td>`)}<td class="right">${bill.total}</td></tr>`
