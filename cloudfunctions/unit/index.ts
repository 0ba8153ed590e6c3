import { unitUseCases } from '@domain/unit/usecases'
import { serve } from '../_shared/serve'

export const main = serve(unitUseCases)
