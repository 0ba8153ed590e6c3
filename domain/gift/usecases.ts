import { gifts } from './gifts'
import { giftStart, give } from './give'

export const giftUseCases = { giftStart, give, gifts }
export type GiftUseCases = typeof giftUseCases
