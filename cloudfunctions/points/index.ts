import { pointCareUseCases } from '@domain/pointcare/usecases'
import { pointsUseCases } from '@domain/points/usecases'
import { serve } from '../_shared/serve'
import { writeSheet } from '../_shared/sheet'

export const main = serve({ ...pointsUseCases, ...pointCareUseCases }, { writeSheet })
