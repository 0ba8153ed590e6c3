import type { PosterSet, PosterView } from '@domain/area/posters'
import { useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import type { CallError } from '@/shared/cloud/failure'
import { useAction } from '@/shared/cloud/useAction'

interface Prepared {
  readonly posters: readonly PosterView[]
  readonly done: boolean
  readonly error: CallError | null
  readonly retry: () => void
}

/** 一个社区一个社区地取，取到哪里画到哪里；断了再试，从断的地方接着取。 */
export function usePosters(sets: readonly PosterSet[]): Prepared {
  const [got, setGot] = useState<readonly (readonly PosterView[])[]>([])
  const [tries, setTries] = useState(0)
  const { run, failure } = useAction()
  const next = sets[got.length]
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新；一份取完才取下一份。
  useEffect(() => {
    if (!next) return
    let left = false
    run(() => act('area', 'posters', { areaId: next.id })).then((pages) => {
      if (pages && !left) setGot((before) => [...before, pages])
    })
    return () => {
      left = true
    }
  }, [next?.id, tries])
  return {
    posters: got.flat(),
    done: sets.length > 0 && !next,
    error: failure,
    retry: () => setTries(tries + 1),
  }
}
