import type { Page, Request } from 'playwright-core'

const calls = '**/client/call'

/** 这次请求办的是什么事，例如 `wish.post`。 */
function errandOf(request: Request): string {
  const { name, data } = request.postDataJSON()
  return `${name}.${data.name}`
}

/** 从现在起，这一页请云办过的事，先后排好。 */
export function watchCalls(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.url().endsWith('/client/call')) seen.push(errandOf(request))
  })
  return seen
}

/** 从现在起，这一页往云存储传过的文件。 */
export function watchUploads(page: Page): string[] {
  const seen: string[] = []
  page.on('request', (request) => {
    if (request.url().includes('/client/upload')) seen.push(request.url())
  })
  return seen
}

/** 网断了：到云的请求都发不出去。返回的函数把网接上。 */
export async function cutNetwork(page: Page): Promise<() => Promise<void>> {
  await page.route('**/client/**', (route) => route.abort('internetdisconnected'))
  return () => page.unroute('**/client/**')
}

/** 这一件事发到了，答复却丢在路上；只丢一次。 */
export async function loseAnswer(page: Page, errand: string): Promise<void> {
  let lost = false
  await page.route(calls, async (route) => {
    if (lost || errandOf(route.request()) !== errand) return route.fallback()
    lost = true
    await route.fetch()
    return route.abort('connectionreset')
  })
}

/** 这一件事的答复先扣着，返回的函数才放行。 */
export async function holdAnswer(page: Page, errand: string): Promise<() => void> {
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(calls, async (route) => {
    if (errandOf(route.request()) === errand) await released
    return route.fallback()
  })
  return release
}

/** 云在、但坏了：每次都答 500 和一段不是 JSON 的话。 */
export async function breakCloud(page: Page): Promise<() => Promise<void>> {
  await page.route(calls, (route) => route.fulfill({ status: 500, body: '<h1>Bad Gateway</h1>' }))
  return () => page.unroute(calls)
}
