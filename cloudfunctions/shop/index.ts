import { giftUseCases } from '@domain/gift/usecases'
import { goodsUseCases } from '@domain/goods/usecases'
import { shopUseCases } from '@domain/shop/usecases'
import { serve } from '../_shared/serve'

export const main = serve({ ...shopUseCases, ...goodsUseCases, ...giftUseCases })
