import type { DoorstepView } from '@domain/wish/doorstep'
import Taro from '@tarojs/taro'
import { useEffect } from 'react'
import { type Query, useQuery } from '@/shared/cloud/useQuery'

const KEPT = 'doorstep'

/** 他那一片的网格和楼栋；没有网的时候用上次存下的，楼道里也能接着录。 */
export function useBeats(): Query<DoorstepView> {
  const query = useQuery('wish', 'doorstep', {})
  useEffect(() => {
    if (query.data) Taro.setStorageSync(KEPT, query.data)
  }, [query.data])
  if (query.data || !query.error) return query
  const kept = Taro.getStorageSync<DoorstepView | ''>(KEPT)
  return kept ? { ...query, data: kept, error: null } : query
}
