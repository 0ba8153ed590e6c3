import { CloudError } from '../errors'
import { requireSameOrigin } from '../wire/guard'
import { type Handler, readBody, redirect, sendHtml } from '../wire/http'
import { consoleActions } from './actions'
import { callsPage } from './calls'
import { dataPage } from './data'
import { outboxPage } from './outbox'
import { overviewPage } from './overview'
import type { ConsolePage, ConsoleParts } from './parts'
import { platformPage } from './platform'

const pages: Record<string, ConsolePage> = {
  '': overviewPage,
  data: dataPage,
  calls: callsPage,
  outbox: outboxPage,
  platform: platformPage,
}

const formLimit = 64 * 1024

/** 控制台：看用 GET，动用 POST，而且只有控制台自己的页面能动。 */
export function createConsole(parts: ConsoleParts): Handler {
  return async (request, response, url) => {
    const name = url.pathname.replace(/^\/console\/?/, '')
    if (request.method === 'POST') {
      requireSameOrigin(request)
      const action = Object.hasOwn(consoleActions, name) ? consoleActions[name] : undefined
      if (!action) throw new CloudError('NOT_FOUND', '控制台没有这个操作。')
      const form = new URLSearchParams((await readBody(request, formLimit)).toString())
      await action(parts, form)
      return redirect(response, backTo(form))
    }
    const page = Object.hasOwn(pages, name) ? pages[name] : undefined
    if (!page) throw new CloudError('NOT_FOUND', '控制台没有这一页。')
    sendHtml(response, 200, page(parts, url.searchParams))
  }
}

/** 做完回到原来的页面，只认控制台自己的。 */
function backTo(form: URLSearchParams): string {
  const back = form.get('back') ?? ''
  return /^\/console(\/\w+)?$/.test(back) ? back : '/console'
}
