import { exportSheet } from './export'
import { list } from './list'

export const registerUseCases = { list, export: exportSheet }
export type RegisterUseCases = typeof registerUseCases
