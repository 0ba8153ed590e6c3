import { last } from './look'

export const recountUseCases = { last }
export type RecountUseCases = typeof recountUseCases
