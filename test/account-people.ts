import type { JobView } from '@domain/accountcare/job'
import type { MergeOutcome } from '@domain/accountcare/merge'
import type { BindOutcome } from '@domain/accountcare/phone'
import type { District } from './district'
import { type CastName, cast } from './seed/cast'

/** 测试里照看账号要做的几件事。 */
export interface Caretaker {
  /** 微信给的手机号授权码。 */
  phoneCode(who: CastName): Promise<string>
  bind(who: CastName): Promise<BindOutcome>
  /** 账号文档的编号：由微信身份认出的那一份，不管并没并过。 */
  idOf(who: CastName): string
  askCode(who: CastName): Promise<string>
  /** 把一个人的账号并进另一个人的，一步一步做完。 */
  merge(from: CastName, into: CastName): Promise<JobView>
  /** 从现在做到哪，一步一步做完。 */
  finish(who: CastName, job: JobView): Promise<JobView>
}

export function caretakerOf(district: District): Caretaker {
  const { must, cloud } = district
  const one: Caretaker = {
    async phoneCode(who) {
      const headers = { authorization: `Bearer ${cloud.tokenFor(cast[who])}` }
      const reply = await fetch(`${cloud.url}/client/phone`, { method: 'POST', headers })
      return ((await reply.json()) as { code: string }).code
    },
    bind: async (who) => must(who, 'account', 'bindPhone', { code: await one.phoneCode(who) }),
    idOf: (who) => String(district.find('accounts', { openid: cast[who] })[0]?._id),
    askCode: async (who) => (await must<{ code: string }>(who, 'account', 'askCode')).code,
    async merge(from, into) {
      const code = await one.askCode(from)
      const { result, why } = await must<MergeOutcome<JobView>>(into, 'account', 'merge', { code })
      if (!result) throw new Error(why ?? '')
      return one.finish(into, result)
    },
    async finish(who, job) {
      let now = job
      while (now.state === 'moving')
        now = await must<JobView>(who, 'account', 'carryOn', { id: now.id, step: now.steps })
      return now
    },
  }
  return one
}
