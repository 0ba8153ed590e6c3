import { care } from './care'
import { askCode } from './code'
import { erase, eraseStart } from './erase'
import { findAccount } from './find'
import { carryOn } from './job'
import { merge, previewMerge } from './merge'
import { bindPhone } from './phone'
import { freePhone, lift, suspend } from './suspend'

export const accountCareUseCases = {
  care,
  bindPhone,
  askCode,
  previewMerge,
  merge,
  eraseStart,
  erase,
  carryOn,
  findAccount,
  suspend,
  lift,
  freePhone,
}
export type AccountCareUseCases = typeof accountCareUseCases
