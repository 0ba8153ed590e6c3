import { fundUseCases } from '@domain/fund/usecases'
import { stockUseCases } from '@domain/stock/usecases'
import { serve } from '../_shared/serve'
import { writeSheet } from '../_shared/sheet'

export const main = serve({ ...stockUseCases, ...fundUseCases }, { writeSheet })
