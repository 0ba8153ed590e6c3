import type { FundRow } from '@domain/fund/present'
import { lastDayOf } from '@domain/kernel/date'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Confirm } from '@/shared/ui/confirm'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { BudgetSheet } from './budget-sheet'
import { ConsentSheet } from './consent-sheet'

interface FundPowersProps {
  row: FundRow
  /** 看的是今年：只有今年的同意才有用。 */
  current: boolean
  onDone: () => Promise<void>
}

/** 到了提醒线说一声；归他定的，给按钮。 */
export function FundPowers({ row, current, onDone }: FundPowersProps) {
  const [sheet, setSheet] = useState<'budget' | 'consent' | 'withdraw'>()
  const { run, error } = useAction()
  const close = () => setSheet(undefined)
  const withdraw = async (reason: string) => {
    const input = { communityId: row.communityId, reason }
    if (!(await run(() => act('stock', 'withdrawConsent', input)))) return
    close()
    toast('收回了同意')
    await onDone()
  }
  const gated = row.level !== 'fine' && current
  return (
    <>
      {gated && <Gate row={row} />}
      {row.mayBudget && (
        <Button kind={row.budget === null ? 'primary' : 'plain'} onPress={() => setSheet('budget')}>
          {row.budget === null ? '定预算' : '改预算'}
        </Button>
      )}
      {row.mayConsent && gated && !row.consent && (
        <Button onPress={() => setSheet('consent')}>同意接着开活动</Button>
      )}
      {row.mayConsent && row.consent && (
        <Button kind="text" onPress={() => setSheet('withdraw')}>
          收回同意
        </Button>
      )}
      {sheet === 'budget' && <BudgetSheet row={row} onDone={onDone} onClose={close} />}
      {sheet === 'consent' && <ConsentSheet row={row} onDone={onDone} onClose={close} />}
      <Confirm
        open={sheet === 'withdraw'}
        title="收回同意"
        text="从现在起不算数，社区再开活动要重新同意。"
        confirmLabel="收回"
        error={error}
        reason={{ label: '为什么收回' }}
        onConfirm={withdraw}
        onClose={close}
      />
    </>
  )
}

function Gate({ row: { level, consent } }: { row: FundRow }) {
  if (consent)
    return (
      <Notice tone="info" title={`街道同意接着开活动，到${lastDayOf(consent.until)}`}>
        {consent.reason}
      </Notice>
    )
  return (
    <Notice tone={level === 'over' ? 'red' : 'amber'} title="再开活动要街道同意">
      用掉的加上积分占着的到了预算的八成，社区开不了新的一场签到，已经开好的不受影响。
    </Notice>
  )
}
