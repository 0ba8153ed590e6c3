import { counterUseCases } from '@domain/counter/usecases'
import { serve } from '../_shared/serve'

export const main = serve(counterUseCases)
