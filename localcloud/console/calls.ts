import { type Html, html, page } from '../html'
import type { CallOperation, CallRecord } from '../types'
import { billsCard, billText } from './bills'
import { durationText, personLink, timeText } from './format'
import type { ConsolePage, ConsoleParts } from './parts'

const listLimit = 100

/** 调用：最近的云函数调用，谁调的、多久、做了几次操作、有没有扫表、有没有出错。 */
export const callsPage: ConsolePage = (parts, query) => {
  const id = query.get('id')
  const record = id === null ? undefined : parts.calls.find(id)
  const body = record ? detail(parts, record) : list(parts, query.get('bad') !== null)
  return page('调用', '/console/calls', body)
}

function list(parts: ConsoleParts, onlyBad: boolean): Html {
  const records = parts.calls.records.filter((record) => !onlyBad || isBad(record))
  const rows = records
    .slice(-listLimit)
    .reverse()
    .map((record) => row(parts, record))
  return html`<h1>调用</h1>
<p class="soft">最近 ${Math.min(records.length, listLimit)} 次。<a href="#bills">按次收费的账在下面</a>。${
    onlyBad
      ? html`<a href="/console/calls">看全部</a>`
      : html`<a href="/console/calls?bad=1">只看出错和扫表的</a>`
  }</p>
<div class="card"><table><tr><th>时间</th><th>云函数</th><th>谁</th><th>来源</th><th class="right">用时</th><th class="right">操作</th><th class="right">计费</th><th></th></tr>${rows}</table></div>
${billsCard(parts)}`
}

function row({ sessions }: ConsoleParts, record: CallRecord): Html {
  return html`<tr><td>${timeText(record.at)}</td>
<td><a href="/console/calls?id=${record.id}">${record.function}</a></td>
<td>${personLink(sessions, record.openid)}</td><td class="soft">${record.source}</td>
<td class="right">${durationText(record.ms)}</td><td class="right">${record.operations.length}</td>
<td class="right">${record.bill.total}</td>
<td>${hasScan(record) && html`<span class="tag">扫表</span> `}${record.error && html`<span class="bad">${record.error.slice(0, 80)}</span>`}</td></tr>`
}

function detail({ sessions }: ConsoleParts, record: CallRecord): Html {
  return html`<h1>${record.function}</h1>
<p class="soft"><a href="/console/calls">全部调用</a> · ${timeText(record.at)} · ${personLink(sessions, record.openid)} · ${record.source} · ${durationText(record.ms)}</p>
${record.error && html`<div class="card bad"><pre>${record.error}</pre></div>`}
<p>按次收费：${billText(record.bill)}。</p>
<h2>操作</h2><div class="card"><table><tr><th>动作</th><th>集合</th><th>索引</th><th class="right">取出</th><th class="right">返回</th><th class="right">用时</th></tr>
${record.operations.map(operationRow)}</table></div>
<h2>日志</h2><div class="card"><pre>${record.logs.join('\n') || '没有日志。'}</pre></div>`
}

const operationRow = (operation: CallOperation): Html =>
  html`<tr><td>${operation.action}</td><td>${operation.collection}</td>
<td>${operation.index === 'SCAN' ? html`<span class="tag">全表扫描</span>` : operation.index}</td>
<td class="right">${operation.examined}</td><td class="right">${operation.returned}</td>
<td class="right">${durationText(operation.ms)}</td></tr>`

const hasScan = ({ operations }: CallRecord) => operations.some(({ index }) => index === 'SCAN')

const isBad = (record: CallRecord) => record.error !== undefined || hasScan(record)
