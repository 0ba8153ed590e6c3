import { type Html, html, page } from '../html'
import type { Doc } from '../types'
import { parseObject } from '../wire/http'
import type { ConsolePage, ConsoleParts } from './parts'

const pageSize = 20

/** 数据：集合列表；选中一个就按条件翻看文档，并说明这样查用的是哪个索引。 */
export const dataPage: ConsolePage = (parts, query) => {
  const chosen = query.get('collection')
  const tiles = parts.database
    .collections()
    .map(
      ({ name, count }) =>
        html`<a class="tile" href="/console/data?collection=${encodeURIComponent(name)}"><b>${name}</b><span class="soft">${count} 条</span></a>`,
    )
  const body = chosen
    ? html`<h1>${chosen}</h1><p><a href="/console/data">全部集合</a></p>${documents(parts, chosen, query)}`
    : html`<h1>数据</h1><p class="soft">点一个集合，看里面的文档。</p><div class="grid">${tiles}</div>`
  return page('数据', '/console/data', body)
}

function documents(parts: ConsoleParts, collection: string, query: URLSearchParams): Html {
  const filterText = query.get('filter') ?? ''
  const at = Math.max(0, Number.parseInt(query.get('page') ?? '0', 10) || 0)
  const form = html`<form method="get"><input type="hidden" name="collection" value="${collection}">
<input name="filter" size="60" value="${filterText}" placeholder='条件，如 {"status":"open"}' aria-label="查询条件"><button>查询</button></form>`
  try {
    return html`${form}${results(parts, collection, filterText, at)}`
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return html`${form}<p class="bad">这个条件查不了：${reason}</p>`
  }
}

function results({ database }: ConsoleParts, collection: string, filterText: string, at: number) {
  const filter = parseObject(filterText)
  const range = { filter, limit: pageSize + 1, skip: at * pageSize }
  const found = database.find(collection, range)
  const { index, examined } = database.explain(collection, filter)
  const address = (next: number) =>
    `?collection=${encodeURIComponent(collection)}&filter=${encodeURIComponent(filterText)}&page=${next}`
  return html`<p class="soft">${filterText !== '' && explainText(index, examined)}</p>
${found.slice(0, pageSize).map(documentCard)}
${found.length === 0 && html`<p class="soft">没有符合条件的文档。</p>`}
<p>${at > 0 && html`<a href="${address(at - 1)}">上一页</a> `}
${found.length > pageSize && html`<a href="${address(at + 1)}">下一页</a>`}</p>`
}

const explainText = (index: string, examined: number) =>
  index === 'SCAN'
    ? html`<span class="tag">全表扫描</span> 取出 ${examined} 条`
    : html`用索引 ${index}，取出 ${examined} 条`

const documentCard = (doc: Doc) =>
  html`<div class="card"><pre>${JSON.stringify(doc, null, 2)}</pre></div>`
