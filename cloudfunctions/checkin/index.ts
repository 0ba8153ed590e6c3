import { checkinUseCases } from '@domain/checkin/usecases'
import { serve } from '../_shared/serve'

export const main = serve(checkinUseCases)
