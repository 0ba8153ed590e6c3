import { Id } from '@domain/kernel/input'
import { query } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { reportInView, visibleReportIn } from './find'
import { mine, received } from './lists'
import { finishMatch, match, unmatch } from './matching'
import { renewTerm, reportIn, resend } from './report'
import { confirm, showContact, step } from './taking'
import { addWant, closeWant, wants } from './wants'

/** 一份单位报到，连同社区还缺什么、建议对接什么；协议也照它印。 */
const detail = query({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  run: async ({ id }, ctx) => reportInView(ctx, await visibleReportIn(ctx, id)),
})

export const unitUseCases = {
  mine,
  received,
  detail,
  wants,
  reportIn,
  resend,
  renewTerm,
  confirm,
  step,
  match,
  unmatch,
  finishMatch,
  showContact,
  addWant,
  closeWant,
}

export type UnitUseCases = typeof unitUseCases
