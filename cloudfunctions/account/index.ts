import { accountUseCases } from '@domain/account/usecases'
import { accountCareUseCases } from '@domain/accountcare/usecases'
import { serve } from '../_shared/serve'

export const main = serve({ ...accountUseCases, ...accountCareUseCases })
