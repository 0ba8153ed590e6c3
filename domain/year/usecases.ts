import { answer, comment, sheet } from './sheet'
import { exportUnitYear, unitYear } from './unit'

export const yearUseCases = { sheet, comment, answer, unitYear, exportUnitYear }
export type YearUseCases = typeof yearUseCases
