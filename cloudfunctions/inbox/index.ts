import { inboxUseCases } from '@domain/inbox/usecases'
import { serve } from '../_shared/serve'

export const main = serve(inboxUseCases)
