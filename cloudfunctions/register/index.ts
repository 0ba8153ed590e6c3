import { registerUseCases } from '@domain/register/usecases'
import { serve } from '../_shared/serve'
import { writeSheet } from '../_shared/sheet'

export const main = serve(registerUseCases, { writeSheet })
