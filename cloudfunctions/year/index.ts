import { yearUseCases } from '@domain/year/usecases'
import { serve } from '../_shared/serve'
import { writeSheet } from '../_shared/sheet'

export const main = serve(yearUseCases, { writeSheet })
