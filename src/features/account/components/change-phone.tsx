import { PhoneButton } from '@/shared/phone-button'
import { toast } from '@/shared/ui/toast'

interface ChangePhoneProps {
  /** 现在登记的，遮住中间；没有为空。 */
  phone: string | null
  onChanged: () => unknown
}

/** 登记、换成这个微信现在的手机号。号码由微信给，不用填，也填不了别人的。 */
export function ChangePhone({ phone, onChanged }: ChangePhoneProps) {
  const changed = (_: string, registered: boolean) => {
    if (!registered) return undefined
    toast('登记好了')
    return onChanged()
  }
  return (
    <PhoneButton kind="plain" onPhone={changed}>
      {phone === null ? '登记手机号' : '换手机号'}
    </PhoneButton>
  )
}
