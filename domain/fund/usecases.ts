import { consent, setBudget, withdrawConsent } from './budget'
import { fund } from './gauge'

export const fundUseCases = { fund, setBudget, consent, withdrawConsent }
export type FundUseCases = typeof fundUseCases
