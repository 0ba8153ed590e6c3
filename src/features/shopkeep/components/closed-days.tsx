import { CLOSED_LIMIT } from '@domain/goods/shop-form'
import { dayOf, isDay } from '@domain/kernel/date'
import { useState } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'

interface ClosedDaysProps {
  days: readonly string[]
  onChange: (days: readonly string[]) => void
}

/** 哪几天不开门：过节、盘点。下好的单会等到它后面开门的日子。 */
export function ClosedDays({ days, onChange }: ClosedDaysProps) {
  const [day, setDay] = useState('')
  const [problem, setProblem] = useState<string>()
  const add = () => {
    const written = day.trim()
    const wrong = isDay(written)
      ? written < dayOf(serverNow()) && '这一天已经过去了。'
      : '请把日子写成 2026-11-23 这样。'
    setProblem(wrong || undefined)
    if (wrong) return
    onChange([...new Set([...days, written])].sort())
    setDay('')
  }
  return (
    <>
      <Field
        label="哪几天不开门"
        hint="过节、盘点的日子，写成 2026-11-23 这样"
        error={problem}
        optional
      >
        <TextInput max={10} value={day} placeholder="2026-11-23" onChange={setDay} onDone={add} />
      </Field>
      {days.length < CLOSED_LIMIT && (
        <Button kind="plain" onPress={add}>
          记下这一天不开门
        </Button>
      )}
      {days.length > 0 && (
        <Card flush>
          {days.map((one) => (
            <Cell
              key={one}
              title={one}
              value={
                <Button
                  kind="text"
                  inline
                  label={`${one} 照常开门`}
                  onPress={() => onChange(days.filter((it) => it !== one))}
                >
                  去掉
                </Button>
              }
            />
          ))}
        </Card>
      )}
    </>
  )
}
