import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'

/** 一按就登记微信手机号；社区靠它联系，名册靠它对上。 */
export function BindButton({ onBound }: { onBound: (phone: string) => unknown }) {
  const action = useAction()
  const bind = async (code?: string) => {
    const bound = await action.run(async () =>
      act('account', 'bindPhone', { code: await cloud.phoneCode(code) }, newRequestId()),
    )
    if (bound) await onBound(bound.phone)
  }
  return (
    <>
      {process.env.TARO_ENV === 'weapp' ? (
        <Button
          kind="plain"
          icon="phone"
          openType="getPhoneNumber"
          onGetPhoneNumber={({ detail }) => detail.code && void bind(detail.code)}
        >
          使用微信手机号
        </Button>
      ) : (
        <Button kind="plain" icon="phone" onPress={() => bind()}>
          使用微信手机号
        </Button>
      )}
      {action.error && <Notice tone="amber">{action.error}</Notice>}
    </>
  )
}
