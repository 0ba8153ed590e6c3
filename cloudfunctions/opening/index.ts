import { openingUseCases } from '@domain/opening/usecases'
import { readSheet } from '../_shared/read-sheet'
import { serve } from '../_shared/serve'
import { writeSheet } from '../_shared/sheet'

export const main = serve(openingUseCases, { readSheet, writeSheet })
