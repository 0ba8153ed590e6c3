import { step } from './advance'
import { detail, mine } from './browse'
import { doors } from './doors'
import { front, good, shopList } from './front'
import { queueUp, quitQueue, redeemHeld } from './queue'
import { redeem } from './redeem'

export const shopUseCases = {
  ...{ redeem, step, mine, detail },
  ...{ front, good, shopList, doors },
  ...{ queueUp, quitQueue, redeemHeld },
}
export type ShopUseCases = typeof shopUseCases
