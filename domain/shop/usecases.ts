import { step } from './advance'
import { detail, mine } from './browse'
import { redeem } from './redeem'

export const shopUseCases = { redeem, step, mine, detail }
export type ShopUseCases = typeof shopUseCases
