import { appointmentUseCases } from '@domain/appointment/usecases'
import { serve } from '../_shared/serve'

export const main = serve(appointmentUseCases)
