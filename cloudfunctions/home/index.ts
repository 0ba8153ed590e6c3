import { homeUseCases } from '@domain/home/usecases'
import { serve } from '../_shared/serve'

export const main = serve(homeUseCases)
