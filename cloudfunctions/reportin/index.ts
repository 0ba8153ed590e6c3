import { reportInUseCases } from '@domain/reportin/usecases'
import { serve } from '../_shared/serve'

export const main = serve(reportInUseCases)
