import type { Trigger } from '../functions/catalog'
import { type Html, html, page } from '../html'
import { parseCron } from '../timers/cron'
import type { Person } from '../types'
import { button, inputTime, timeText } from './format'
import type { ConsolePage, ConsoleParts } from './parts'

const here = '/console'
const hour = 3600_000

/** 总览：时钟、开发者工具里当谁、各云函数的实例和触发器。 */
export const overviewPage: ConsolePage = (parts) =>
  page(
    '总览',
    here,
    html`<h1>总览</h1>
<p class="soft">小程序：<a href="/" target="_blank">打开 H5</a>。以某人的身份打开：<a href="/as">选择身份</a>。</p>
<h2>时钟</h2>${clockCard(parts)}
<h2>在开发者工具里当谁</h2>${deviceCard(parts)}
<h2>云函数</h2>${functionsCard(parts)}`,
  )

function clockCard({ clock }: ConsoleParts): Html {
  const now = clock.now()
  const ahead = Math.abs(now - Date.now()) > 1000
  return html`<div class="card"><p>现在是 <b>${timeText(now)}</b>（北京时间）${ahead && html` <span class="tag">拨过</span>`}</p>
${button('/console/clock', '往前一小时', here, { by: String(hour) })}
${button('/console/clock', '往前一天', here, { by: String(24 * hour) })}
<form method="post" action="/console/clock"><input type="hidden" name="back" value="${here}">
<input type="datetime-local" name="to" value="${inputTime(now)}" required aria-label="拨到"><button>拨到这一刻</button></form>
${ahead && button('/console/clock', '回到真实时间', here, { to: inputTime(Date.now()) })}
<p class="soft">往前拨时，到点的定时任务会依次跑完。</p></div>`
}

function deviceCard({ sessions }: ConsoleParts): Html {
  const chosen = sessions.device()
  const groups = new Map<string, Person[]>()
  for (const person of sessions.people) {
    groups.set(person.group, [...(groups.get(person.group) ?? []), person])
  }
  const option = ({ openid, name, title }: Person) =>
    html`<option value="${openid}"${openid === chosen && html` selected`}>${name}（${title}）</option>`
  const options = [...groups].map(
    ([group, people]) => html`<optgroup label="${group}">${people.map(option)}</optgroup>`,
  )
  return html`<div class="card"><form method="post" action="/console/device">
<input type="hidden" name="back" value="${here}"><select name="openid" aria-label="在开发者工具里当谁">
<option value="">游客</option>${options}</select><button>确定</button></form>
<span class="soft">微信开发者工具里的开发版会用这个身份，改完重新编译即可。</span></div>`
}

function functionsCard({ catalog, runtime, clock }: ConsoleParts): Html {
  const sizes = runtime.sizes()
  const rows = catalog.names().map((name) => {
    const { triggers, timeout } = catalog.get(name)
    const buttons = triggers.map((trigger) =>
      button('/console/timer', `触发 ${trigger.name}`, here, { name, trigger: trigger.name }),
    )
    return html`<tr><td>${name}</td><td>${sizes[name] ?? 0}</td><td>${timeout / 1000} 秒</td>
<td>${triggers.map((trigger) => triggerLine(trigger, clock.now()))}</td><td>${buttons}</td></tr>`
  })
  return html`<div class="card"><table><tr><th>云函数</th><th>实例</th><th>超时</th><th>定时</th><th></th></tr>${rows}</table></div>`
}

function triggerLine({ config }: Trigger, now: number): Html {
  const next = parseCron(config).nextAfter(now)
  return html`<div>${config}${next !== null && html`<span class="soft"> 下次 ${timeText(next)}</span>`}</div>`
}
