import { accountUseCases } from '@domain/account/usecases'
import { serve } from '../_shared/serve'

export const main = serve(accountUseCases)
