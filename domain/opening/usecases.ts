import { checklist } from './checklist'
import { open, state } from './code'
import { carryOn, desk, read, template, turnOn } from './importing'

export const openingUseCases = { state, open, checklist, desk, template, read, turnOn, carryOn }
export type OpeningUseCases = typeof openingUseCases
