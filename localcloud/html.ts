/** 网页里的一段已经安全的 HTML。 */
export interface Html {
  readonly html: string
}

type Value = Html | string | number | undefined | null | false | readonly Value[]

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** 转义文本；数据库里的内容都是别人写的，不能直接放进网页。 */
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? '')

/** 拼 HTML：`${}` 里的文本自动转义，Html 和数组原样接上。 */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  const text = parts.reduce((out, part, index) => out + render(values[index - 1]) + part)
  return { html: text }
}

function render(value: Value): string {
  if (value === undefined || value === null || value === false) return ''
  if (Array.isArray(value)) return value.map(render).join('')
  return typeof value === 'object' ? (value as Html).html : escapeHtml(String(value))
}

/** 放进 script 里的 JSON：`<` 换成转义，不会提前关掉标签。 */
export const inlineJson = (value: unknown): Html => ({
  html: JSON.stringify(value).replace(/</g, '\\u003c'),
})

const style = `
:root{--paper:#faf7f3;--ink:#2b2622;--soft:#7a716a;--line:#e6ded5;--red:#b3261e;--card:#fff}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.6 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
a{color:var(--red);text-decoration:none}a:hover{text-decoration:underline}
header{border-bottom:1px solid var(--line);background:var(--card)}
header>div,main{max-width:1080px;margin:0 auto;padding:0 24px}
header>div{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;min-height:56px}
header b{color:var(--red);font-size:17px;margin-right:12px}
header a{color:var(--soft)}header a[aria-current]{color:var(--red);font-weight:600}
main{padding-top:24px;padding-bottom:64px}
h1{font-size:22px;margin:0 0 4px}h2{font-size:16px;margin:32px 0 12px}
.soft{color:var(--soft)}.bad{color:var(--red)}.right{text-align:right}
.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:12px 0;overflow-x:auto}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(220px,1fr));gap:12px}
.tile{display:block;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 16px;color:inherit}
.tile:hover{border-color:var(--red);text-decoration:none}.tile b{display:block}
table{border-collapse:collapse;width:100%;font-size:14px}
th{font-weight:500;color:var(--soft);text-align:left;white-space:nowrap}
th,td{padding:8px 12px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}
tr:last-child td{border-bottom:0}
pre{margin:0;font:13px/1.55 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;word-break:break-all}
form{display:inline-flex;flex-wrap:wrap;gap:8px;align-items:center;margin:0 8px 0 0}
input,select,button{font:inherit;padding:6px 12px;border:1px solid var(--line);border-radius:8px;background:var(--card);color:inherit}
input:focus-visible,select:focus-visible,button:focus-visible,a:focus-visible{outline:2px solid var(--red);outline-offset:1px}
button{cursor:pointer}button:hover{border-color:var(--red);color:var(--red)}
.tag{display:inline-block;border:1px solid currentColor;border-radius:6px;padding:0 6px;font-size:12px;color:var(--red)}
`

const links = [
  ['/console', '总览'],
  ['/console/data', '数据'],
  ['/console/calls', '调用'],
  ['/console/outbox', '发件箱'],
  ['/console/platform', '平台开关'],
  ['/as', '身份'],
] as const

/** 一整张网页；`current` 是导航里正处的地址。 */
export function page(title: string, current: string, body: Html): string {
  const nav = links.map(
    ([href, label]) =>
      html`<a href="${href}"${href === current && html` aria-current="page"`}>${label}</a>`,
  )
  return html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title} · 本地云</title>
<style>${{ html: style }}</style></head>
<body><header><div><b>本地云</b>${nav}</div></header><main>${body}</main></body></html>`.html
}
