import { wishUseCases } from '@domain/wish/usecases'
import { serve } from '../_shared/serve'

export const main = serve(wishUseCases)
