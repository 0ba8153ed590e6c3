import { Tabs } from '@/shared/ui/tabs'

interface YearChoiceProps {
  years: readonly string[]
  year: string
  onPick: (year: string) => void
}

/** 换一年看。 */
export function YearChoice({ years, year, onPick }: YearChoiceProps) {
  const items = years.map((value) => ({ value, label: `${value} 年` }))
  return <Tabs label="哪一年" items={items} value={year} onChange={onPick} />
}
