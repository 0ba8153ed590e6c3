import type { OpeningOutcome } from '@domain/opening/code'
import type { ImportKindName } from '@domain/opening/columns'
import type { ImportCheck, ImportDesk, ImportView } from '@domain/opening/importing'
import { DEMO_OPENING_CODE } from '../config/run/demo'
import { type Answer, type District, newRequestId } from './district'
import { type CastName, cast, people } from './seed/cast'
import { titlesOf, workbook } from './workbook'

export const openForm = { code: DEMO_OPENING_CODE, name: '梧桐区', areaCode: '990001' }

/** 开区的人做的几件事；测试里他是秦淑芬。 */
export interface Opener {
  agree(who: CastName): Promise<unknown>
  /** 凭码开区。 */
  tryOpen(who: CastName, code?: string, requestId?: string): Promise<Answer<OpeningOutcome>>
  /** 传一份文件上去，看一遍。 */
  check(kind: ImportKindName, content: Buffer): Promise<Answer<ImportCheck>>
  /** 照模板填好这些行，看一遍。 */
  checkRows(kind: ImportKindName, rows: readonly string[][]): Promise<Answer<ImportCheck>>
  turnOn(view: ImportView | null): Promise<ImportView>
  /** 拨开关，一步一步做完。 */
  finish(view: ImportView | null): Promise<ImportView>
  /** 传上去、看过、做完。 */
  load(kind: ImportKindName, rows: readonly string[][]): Promise<ImportView>
  bind(who: CastName): Promise<{ phone: string; granted: number }>
}

/** 这个人微信绑定的手机号。 */
export const phoneOf = (who: CastName): string =>
  people.find((one) => one.openid === cast[who])?.phone ?? ''

/** 像真人那样用微信的授权码登记手机号。 */
export async function bindPhone(
  { cloud, must }: District,
  who: CastName,
): Promise<{ phone: string; granted: number }> {
  const headers = { authorization: `Bearer ${cloud.tokenFor(cast[who])}` }
  const reply = await fetch(`${cloud.url}/client/phone`, { method: 'POST', headers })
  return must(who, 'account', 'bindPhone', await reply.json().then(({ code }) => ({ code })))
}

export function openerOf(district: District): Opener {
  const { must, send, cloud } = district
  const opener: Opener = {
    agree: (who) => must(who, 'account', 'consent', { version: '2026-11' }),
    tryOpen: (who, code = openForm.code, requestId) =>
      send(who, 'opening', 'open', { ...openForm, code }, requestId),
    async check(kind, content) {
      const { folder } = await must<ImportDesk>('district', 'opening', 'desk')
      const path = `${folder}/${newRequestId()}.xlsx`
      const fileId = await cloud.upload(cast.district, path, content)
      return send('district', 'opening', 'read', { kind, fileId, fileName: '表.xlsx' })
    },
    checkRows: async (kind, rows) => opener.check(kind, await workbook(titlesOf(kind), rows)),
    turnOn(view) {
      if (!view) throw new Error('表里有错，没有预览。')
      return must('district', 'opening', 'turnOn', { id: view.id })
    },
    async finish(view) {
      let now = await opener.turnOn(view)
      while (now.state === 'applying')
        now = await must('district', 'opening', 'carryOn', { id: now.id, step: now.applied })
      return now
    },
    async load(kind, rows) {
      const { data } = await opener.checkRows(kind, rows)
      expect(data.problems).toEqual([])
      return opener.finish(data.view)
    },
    bind: (who) => bindPhone(district, who),
  }
  return opener
}
