import { type Html, html, inlineJson, page } from '../html'
import type { Person } from '../types'
import { type Handler, sendHtml } from '../wire/http'
import type { Sessions } from './sessions'

/** 会话凭据在浏览器里的存放名；存在 sessionStorage，一个标签页一个人。 */
const storageKey = 'localcloud.token'

/**
 * `/as` 列出可选的人，`/as/<openid>?to=` 换成这个人再去 `to`；名单外的人一律 404。
 * 列表带着 `to` 打开时（从小程序里来的），选完在原标签页回去；否则每点一个人开一个新标签页。
 */
export function createIdentityPages(sessions: Sessions): Handler {
  return (_request, response, url) => {
    const openid = decodeURIComponent(url.pathname.replace(/^\/as\/?/, ''))
    if (openid === '') return sendHtml(response, 200, listPage(sessions.people, url.search))
    if (openid === 'guest') return sendHtml(response, 200, enterPage(null, target(url)))
    const person = sessions.person(openid)
    if (!person) return sendHtml(response, 404, missingPage)
    sendHtml(response, 200, enterPage(sessions.tokenFor(openid), target(url)))
  }
}

/** 只许去本站的路径：`//别处` 和 `/\别处` 都会跳到别的网站。 */
function target(url: URL): string {
  const to = url.searchParams.get('to') ?? '/'
  return /^\/(?![/\\])/.test(to) && URL.canParse(to, 'http://x') && sameSite(to) ? to : '/'
}

const sameSite = (to: string) => new URL(to, 'http://x').origin === 'http://x'

/** 先存好凭据再跳走；游客则是清掉凭据。 */
function enterPage(token: string | null, to: string): string {
  const key = inlineJson(storageKey)
  const keep = token
    ? html`sessionStorage.setItem(${key},${inlineJson(token)})`
    : html`sessionStorage.removeItem(${key})`
  return html`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>正在进入…</title>
<body><p>正在进入…</p><script>${keep};location.replace(${inlineJson(to)})</script></body></html>`
    .html
}

const missingPage = page(
  '没有这个人',
  '/as',
  html`<h1>没有这个人</h1><p>名单里找不到这个身份，请<a href="/as">从列表里选一个</a>。</p>`,
)

function listPage(people: readonly Person[], search: string): string {
  const tile = tileWith(search)
  const groups = new Map<string, Person[]>()
  for (const person of people) {
    groups.set(person.group, [...(groups.get(person.group) ?? []), person])
  }
  const sections = [...groups].map(
    ([group, members]) => html`<h2>${group}</h2><div class="grid">${members.map(tile)}</div>`,
  )
  return page(
    '选择身份',
    '/as',
    html`<h1>选择身份</h1>
<p class="soft">点一个人，就以他的身份打开小程序。每个标签页可以是不同的人。</p>
<div class="grid">${tile({ openid: 'guest', name: '游客', title: '不登录，只看公开内容' })}</div>
${sections}`,
  )
}

function tileWith(search: string) {
  // 新标签页要断开与本页的联系，否则浏览器会把本页的会话复制过去。
  const target = search === '' && html` target="_blank" rel="noopener"`
  return ({ openid, name, title }: Pick<Person, 'openid' | 'name' | 'title'>): Html =>
    html`<a class="tile" href="/as/${encodeURIComponent(openid)}${search}"${target}><b>${name}</b><span class="soft">${title}</span></a>`
}
