import { appId } from '../functions/environment'
import type { Phones } from '../identity/phones'
import type { Api } from './gateway'

/** phonenumber.getPhoneNumber：用一次性凭证换手机号；凭证无效回 40029。 */
export function phoneNumber(phones: Phones, now: () => number): Api {
  return async ({ code }) => {
    const phone = typeof code === 'string' ? phones.redeem(code) : null
    if (phone === null) return { json: { errcode: 40029, errmsg: 'code is invalid' } }
    const watermark = { timestamp: Math.floor(now() / 1000), appid: appId }
    // 平台在这一层就是驼峰写法。
    const phone_info = { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark }
    return { json: { errcode: 0, errmsg: 'ok', phone_info } }
  }
}
