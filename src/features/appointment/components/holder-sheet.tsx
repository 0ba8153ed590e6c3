import type { HolderView, SeatView } from '@domain/appointment/present'
import { useState } from 'react'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Sheet } from '@/shared/ui/sheet'
import { Words } from '@/shared/ui/words'
import { BackAction } from './back-action'
import { DismissForm } from './dismiss-form'
import { ExtendForm } from './extend-form'
import { LeaveForm } from './leave-form'
import { PhoneLine } from './phone-line'
import { untilWords } from './term-words'

/** 在哪里：地方，或单位。 */
export interface Where {
  readonly areaId: string | null
  readonly unitId: string | null
}

interface HolderSheetProps {
  seat: SeatView
  holder: HolderView
  where: Where
  onClose: () => void
  /** 改过了，重新取。 */
  onChanged: () => void
}

/** 打开任命的表单；`replaces` 是换下来的那一段。 */
export const openAppoint = (where: Where, seat: Pick<SeatView, 'role' | 'duty'>, replaces = '') =>
  open('appoint', {
    ...{ areaId: where.areaId ?? '', unitId: where.unitId ?? '' },
    ...{ role: seat.role, duty: seat.duty ?? '', replaces },
  })

/** 一个人的一段任职：任期，和归看的人做的几件事。 */
export function HolderSheet({ seat, holder, where, onClose, onChanged }: HolderSheetProps) {
  const [step, setStep] = useState<'menu' | 'extend' | 'dismiss' | 'leave'>('menu')
  const { id, may, leave } = holder
  const done = () => {
    onClose()
    onChanged()
  }
  const button = (one: HolderView['may'][number], label: string, press: () => void) =>
    may.includes(one) && (
      <Button kind="plain" onPress={press}>
        {label}
      </Button>
    )
  return (
    <Sheet open title={holder.name} onClose={onClose}>
      <Words>{`${seat.label}，${untilWords(holder.to)}。`}</Words>
      {leave && (
        <Words tone="amber">{`${holder.away ? '正在请假' : '写了请假'}，${untilWords(leave.to)}。`}</Words>
      )}
      {step === 'menu' && (
        <>
          {may.includes('phone') && <PhoneLine id={id} />}
          {button('extend', '续任', () => setStep('extend'))}
          {button('replace', '换人', () => {
            onClose()
            openAppoint(where, seat, id)
          })}
          {button('leave', '替他写请假', () => setStep('leave'))}
          {may.includes('comeBack') && <BackAction id={id} onDone={done} />}
          {button('dismiss', '免去', () => setStep('dismiss'))}
        </>
      )}
      {step === 'extend' && <ExtendForm holder={holder} onDone={done} />}
      {step === 'leave' && <LeaveForm id={id} onDone={done} />}
      {step === 'dismiss' && <DismissForm seat={seat} holder={holder} onDone={done} />}
    </Sheet>
  )
}
