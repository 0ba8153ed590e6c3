import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors'
import { payloadLimit, type Runtime } from '../functions/runtime'
import type { Phones } from '../identity/phones'
import type { Sessions } from '../identity/sessions'
import type { Consents } from '../openapi/consents'
import type { Storage } from '../storage/storage'
import { allowLocalOrigin } from './guard'
import { type Handler, parseObject, readBody, readJson, sendJson, sendText } from './http'

/** 客户端接口要用到的各部分。 */
export interface ClientParts {
  runtime: Runtime
  sessions: Sessions
  storage: Storage
  phones: Phones
  consents: Consents
}

/** 客户端上传的上限，字节。 */
const uploadLimit = 10 * 1024 * 1024

/** 小程序端和 H5 用的接口；身份只来自签名凭据，从不来自参数。 */
export function createClient(parts: ClientParts): Handler {
  const routes = clientRoutes(parts)
  return async (request, response, url) => {
    if (allowLocalOrigin(request, response)) return
    const route = `${request.method} ${url.pathname.replace(/^\/client\//, '')}`
    const handle = Object.hasOwn(routes, route) ? routes[route] : undefined
    if (!handle) throw new CloudError('NOT_FOUND', '没有这个接口。')
    await handle(request, response, url)
  }
}

function clientRoutes(parts: ClientParts): Record<string, Handler> {
  const { sessions, storage, phones, consents, runtime } = parts
  return {
    'POST call': async (request, response) => {
      const openid = sessions.identify(request)
      const body = await readJson(request, payloadLimit)
      const result = await callFunction(runtime, openid, String(body.name), body.data)
      sendText(response, 200, `{"result":${result}}`)
    },
    'POST upload': async (request, response, url) => {
      const openid = requirePerson(sessions, request)
      const bytes = await readBody(request, uploadLimit)
      const path = url.searchParams.get('path') ?? ''
      sendJson(response, 200, { fileID: storage.uploadAsClient(openid, path, bytes) })
    },
    'POST phone': (request, response) => {
      sendJson(response, 200, { code: phones.issue(requirePerson(sessions, request)) })
    },
    'POST subscribe': async (request, response) => {
      const openid = requirePerson(sessions, request)
      const { templates } = await readJson(request, payloadLimit)
      const ids = Array.isArray(templates) ? templates.map(String) : []
      for (const template of ids) consents.grant(openid, template)
      sendJson(response, 200, Object.fromEntries(ids.map((id) => [id, 'accept'])))
    },
    'GET me': (request, response) => {
      const openid = sessions.identify(request)
      const name = sessions.person(openid)?.name
      sendJson(response, 200, { ...(openid && { openid }), ...(name && { name }) })
    },
    'GET device': (_request, response) => {
      const openid = sessions.device()
      sendJson(response, 200, { token: openid ? sessions.tokenFor(openid) : null })
    },
  }
}

function requirePerson(sessions: Sessions, request: IncomingMessage): string {
  const openid = sessions.identify(request)
  if (!openid) throw new CloudError('UNAUTHORIZED', '游客不能这样做，请先选择身份。')
  return openid
}

/** 以客户端身份调用云函数，返回结果的 JSON 文本；空 openid 是游客。 */
export function callFunction(runtime: Runtime, openid: string, name: string, data: unknown) {
  // 与真机一样先过一遍 JSON：undefined 字段会消失，日期会变成文本。
  const event = parseObject(JSON.stringify(data ?? {}))
  return runtime.invoke({ name, event, caller: { openid, source: 'wx_client' } })
}
