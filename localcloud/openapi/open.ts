import type { Clock } from '../clock/clock'
import type { Catalog } from '../functions/catalog'
import type { Runtime } from '../functions/runtime'
import type { Phones } from '../identity/phones'
import type { State } from '../state'
import type { CloudOptions } from '../types'
import { type Consents, openConsents } from './consents'
import { createGateway, type Gateway } from './gateway'
import { createMediaChecks, type MediaChecks } from './media-check'
import { phoneNumber } from './phone'
import { wxacode } from './qrcode'
import { subscribeSend } from './subscribe'
import { msgSecCheck } from './text-check'

/** 云调用的全部零件。 */
export interface OpenApi {
  gateway: Gateway
  media: MediaChecks
  consents: Consents
}

/** 装好云调用。 */
export function openOpenApi(parts: {
  options: CloudOptions
  url: string
  clock: Clock
  state: State
  catalog: Catalog
  runtime: Runtime
  phones: Phones
  /** 为真时图片、音频检测一秒后自己有结论。 */
  live: boolean
}): OpenApi {
  const { options, url, clock, state, catalog, runtime, phones, live } = parts
  const consents = openConsents(state)
  const push = async (openid: string, event: Record<string, unknown>) => {
    // 没有声明消息函数时，平台的消息就没人收，与真实云相同。
    if (options.messagePush === undefined) return
    const caller = { openid, source: 'wx_unknown' }
    await runtime.invoke({ name: options.messagePush, event, caller })
  }
  const media = createMediaChecks(push, clock.now, live)
  const target = options.qrTarget ?? ((scene, page) => `/#/${page}?scene=${scene}`)
  const gateway = createGateway(
    {
      'security.msgSecCheck': msgSecCheck,
      'security.mediaCheckAsync': media.api,
      'subscribeMessage.send': subscribeSend(consents),
      'wxacode.getUnlimited': wxacode(url, target),
      'phonenumber.getPhoneNumber': phoneNumber(phones, clock.now),
    },
    catalog,
    clock.now,
  )
  return { gateway, media, consents }
}
