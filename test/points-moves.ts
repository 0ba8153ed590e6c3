import type { JobView } from '@domain/accountcare/job'
import type { MergeOutcome } from '@domain/accountcare/merge'
import { type Answer, newRequestId } from './district'
import * as reference from './points-reference'
import type { Person } from './points-scene'
import { nameOf, personIn, type Real, step } from './points-step'

async function finish({ scene }: Real, { openid }: Person, job: JobView): Promise<void> {
  const { cloud } = scene.district
  let now = job
  while (now.state === 'moving') {
    const input = { id: now.id, step: now.steps }
    const data = { name: 'carryOn', input, requestId: newRequestId() }
    now = ((await cloud.call(openid, 'account', data)) as Answer<JobView>).data
  }
}

const account = async <T>({ scene }: Real, { openid }: Person, name: string, input = {}) =>
  (
    (await scene.district.cloud.call(openid, 'account', {
      ...{ name, input, requestId: newRequestId() },
    })) as Answer<T>
  ).data

/** 一个账号并进另一个。 */
export const merge = (from: number, into: number) =>
  step(
    `${nameOf(from)}的账号并进${nameOf(into)}的`,
    async (model, real) => {
      const [a, b] = [personIn(real, from), personIn(real, into)]
      const { code } = await account<{ code: string }>(real, a, 'askCode')
      const { result } = await account<MergeOutcome<JobView>>(real, b, 'merge', { code })
      if (result) await finish(real, b, result)
      reference.merge(model, from, into)
    },
    ({ people }) => from !== into && people[from]?.is === from && people[into]?.is === into,
  )

/** 注销。 */
export const erase = (who: number) =>
  step(
    `${nameOf(who)}注销`,
    async (model, real) => {
      const person = personIn(real, who)
      await finish(real, person, await account<JobView>(real, person, 'erase'))
      reference.erase(model, who)
    },
    ({ people }) => people[who]?.is === who,
  )
