import type { CheckInCode } from '@domain/checkin/code'
import type { CodesView } from '@domain/checkin/codes'
import type { CheckInView, OccasionView } from '@domain/checkin/present'
import type { CheckInOutcome } from '@domain/checkin/signing'
import type { Answer, District } from './district'
import type { CastName } from './seed/cast'
import { home } from './seed/places'

export const MINUTE = 60_000

/** 一张填好的开场表：现在开始，两小时。 */
export const occasionForm = {
  communityId: home.communityId as string,
  kind: 'reception',
  title: '服务台值守',
  spot: '党群服务中心一楼',
  from: null as string | null,
  minutes: 120,
}

/** 由社区工作者开一场。 */
export const beginOne = (district: District, more: object = {}, who: CastName = 'worker') =>
  district.must<OccasionView>(who, 'checkin', 'begin', { ...occasionForm, ...more })

/** 此刻显示的码。 */
export async function codeNow(district: District, id: string): Promise<CheckInCode> {
  const { codes } = await district.must<CodesView>('worker', 'checkin', 'codes', { id })
  return codes[0] as CheckInCode
}

/** 二维码里那一串的后一半。 */
export const signOf = ({ token }: CheckInCode) => token.split('~')[1] ?? ''

export const signIn = (
  district: District,
  who: CastName,
  occasionId: string,
  code: string,
  requestId?: string,
): Promise<Answer<CheckInOutcome>> =>
  district.send<CheckInOutcome>(who, 'checkin', 'checkIn', { occasionId, code }, requestId)

/** 扫现在的码签到，返回签到的样子。 */
export async function signInNow(
  district: District,
  who: CastName,
  id: string,
): Promise<CheckInView> {
  const { data } = await signIn(district, who, id, signOf(await codeNow(district, id)))
  if (!data?.checkIn) throw new Error(`${who} 没有签上：${data?.why}`)
  return data.checkIn
}

/** 停住钟，停在下一个整分钟：码刚换，之后一步一步拨。 */
export async function stopAtTurn({ cloud }: District): Promise<number> {
  const at = Math.ceil(cloud.clock.now() / MINUTE) * MINUTE
  cloud.clock.stop()
  await cloud.clock.set(at)
  return at
}

/** 先前几个测试开的都当作刚刚结束了，互不影响；签到留着。 */
export async function closeAll(district: District): Promise<void> {
  const now = new Date(district.cloud.clock.now()).toISOString()
  for (const one of district.find('occasions'))
    if (String(one.to) > now) await district.replace('occasions', { ...one, to: now })
}
