import { complaintUseCases } from '@domain/complaint/usecases'
import { serve } from '../_shared/serve'

export const main = serve(complaintUseCases)
