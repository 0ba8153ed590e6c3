import { Choice } from '@/shared/ui/choice'
import { Consent } from '@/shared/ui/consent'
import { Field } from '@/shared/ui/field'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'

const forWhom = [
  { value: 'me', label: '我自己' },
  { value: 'other', label: '替别人许' },
] as const

interface ProxyFieldProps {
  proxy: WishContent['proxy']
  errors: Errors
  change: Change
}

/** 心愿是谁的：替不会用手机的邻居许，要他本人同意。 */
export function ProxyField({ proxy, errors, change }: ProxyFieldProps) {
  return (
    <>
      <Field label="这个心愿是谁的" hint="邻居不会用手机，您可以替他许">
        <Choice
          options={forWhom}
          value={proxy ? 'other' : 'me'}
          onChange={(who) =>
            change(
              who === 'other'
                ? { proxy: { agreed: false }, name: '', phone: '', salutation: '', room: '' }
                : { proxy: null },
            )
          }
        />
      </Field>
      {proxy && (
        <Consent
          label="他本人的同意"
          words="我问过他，他同意了"
          note="发出去以后有一张纸条和四位码，请交给他本人。"
          agreed={proxy.agreed}
          error={errors['proxy.agreed']}
          onChange={(agreed) => change({ proxy: { agreed } })}
        />
      )}
    </>
  )
}
