import { areaUseCases } from '@domain/area/usecases'
import { serve } from '../_shared/serve'

export const main = serve(areaUseCases)
