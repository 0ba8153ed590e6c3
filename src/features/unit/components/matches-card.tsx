import type { MatchView } from '@domain/unit/present'
import { reportInSteps } from '@domain/unit/steps'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { FinishSheet } from './finish-sheet'
import { MatchRow } from './match-row'
import { type OwnProps, useOwn } from './use-own'

/** 对接上的，和办成了的；社区在这里记办成、取消。 */
export function MatchesCard(props: Omit<OwnProps, 'onClose'>) {
  const { one } = props
  const [finishing, setFinishing] = useState<MatchView | null>(null)
  const { take, error } = useOwn({ ...props, onClose: () => undefined })
  if (one.matches.length === 0) return null
  const can = (name: 'finishMatch' | 'unmatch') => one.steps.includes(name)
  const drop = (matchId: string) =>
    take('取消了', () => act('unit', 'unmatch', { id: one.id, matchId }))
  return (
    <Card flush title="对接">
      {one.matches.map((match) => (
        <MatchRow key={match.id} one={one} match={match}>
          {!match.done && can('finishMatch') && (
            <>
              <Button kind="plain" inline onPress={() => setFinishing(match)}>
                {reportInSteps.finishMatch.label}
              </Button>
              {can('unmatch') && (
                <Button kind="text" inline onPress={() => drop(match.id)}>
                  {reportInSteps.unmatch.label}
                </Button>
              )}
            </>
          )}
        </MatchRow>
      ))}
      {error && <Notice tone="red">{error}</Notice>}
      {finishing && <FinishSheet {...props} match={finishing} onClose={() => setFinishing(null)} />}
    </Card>
  )
}
