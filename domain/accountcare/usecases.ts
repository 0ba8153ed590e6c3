import { care } from './care'
import { askCode } from './code'
import { findAccount } from './find'
import { carryOn } from './job'
import { leave, leaveStart } from './leave'
import { merge, previewMerge } from './merge'
import { bindPhone } from './phone'
import { freePhone, lift, suspend } from './suspend'

export const accountCareUseCases = {
  care,
  bindPhone,
  askCode,
  previewMerge,
  merge,
  leaveStart,
  leave,
  carryOn,
  findAccount,
  suspend,
  lift,
  freePhone,
}
export type AccountCareUseCases = typeof accountCareUseCases
