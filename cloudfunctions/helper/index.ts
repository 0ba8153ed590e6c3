import { helperUseCases } from '@domain/helper/usecases'
import { serve } from '../_shared/serve'

export const main = serve(helperUseCases)
