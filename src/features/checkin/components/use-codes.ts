import type { CheckInCode } from '@domain/checkin/code'
import type { CodesView } from '@domain/checkin/codes'
import { type Query, useQuery } from '@/shared/cloud/useQuery'
import { useTurns } from '@/shared/useTurns'

export interface ShownCode {
  readonly code: CheckInCode
  /** 还有几秒换下一个。 */
  readonly left: number
}

/** 一场的码，和此刻该出示的那一个。 */
export function useCodes(id: string): { query: Query<CodesView>; shown: ShownCode | null } {
  const query = useQuery('checkin', 'codes', { id })
  return { query, shown: useTurns(query.data?.codes, query.reload) }
}
