import { ManyChoice } from './choice'
import { Field } from './field'

interface ConsentProps {
  /** 谁的、什么的同意。 */
  label: string
  /** 点了就等于说这句话。 */
  words: string
  note?: string
  agreed: boolean
  error: string | undefined
  onChange: (agreed: boolean) => void
}

/** 一处同意：一句话，点了才算，再点一次收回。 */
export function Consent({ label, words, note, agreed, error, onChange }: ConsentProps) {
  const option = { value: 'agreed', label: words, ...(note ? { note } : {}) }
  return (
    <Field label={label} error={error}>
      <ManyChoice
        look="row"
        options={[option]}
        value={agreed ? ['agreed'] : []}
        onChange={(value) => onChange(value.length > 0)}
      />
    </Field>
  )
}
