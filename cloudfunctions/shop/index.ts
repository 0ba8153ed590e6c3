import { shopUseCases } from '@domain/shop/usecases'
import { serve } from '../_shared/serve'

export const main = serve(shopUseCases)
