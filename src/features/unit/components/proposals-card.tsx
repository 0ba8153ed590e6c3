import type { Proposal } from '@domain/unit/propose'
import { reportInSteps } from '@domain/unit/steps'
import { act } from '@/shared/cloud/call'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { MatchRow } from './match-row'
import { type OwnProps, useOwn } from './use-own'
import { dayWords } from './words'

const fits: Readonly<Record<Proposal['fit'], string>> = { same: '同一样', near: '相近' }

/** 建议对接的：同一样的在前，再是相近的，各自快到期的在前；社区点一下就对上。 */
export function ProposalsCard(props: Omit<OwnProps, 'onClose'>) {
  const { one } = props
  const { take, error } = useOwn({ ...props, onClose: () => undefined })
  const shown = one.proposals.flatMap((it) => {
    const want = one.wants.find(({ id }) => id === it.wantId)
    return want ? [{ ...it, want }] : []
  })
  if (shown.length === 0 || !['pending', 'confirmed'].includes(one.status)) return null
  const mayMatch = one.steps.includes('match')
  const match = (resourceId: string, wantId: string) =>
    take('对接上了', () => act('unit', 'match', { id: one.id, resourceId, wantId }))
  return (
    <Card flush title="社区需要、单位能做的">
      {shown.map(({ resourceId, want, fit }) => (
        <MatchRow
          key={`${resourceId}~${want.id}`}
          one={one}
          match={{ resourceId, want, done: null }}
          fit={`${fits[fit]} · ${dayWords(want.until)}以前`}
        >
          {mayMatch && (
            <Button kind="plain" inline onPress={() => match(resourceId, want.id)}>
              {reportInSteps.match.label}
            </Button>
          )}
        </MatchRow>
      ))}
      {error && <Notice tone="red">{error}</Notice>}
    </Card>
  )
}
