import { cloud } from '../cloud/cloud'
import type { CallError } from '../cloud/failure'
import { askConsent } from '../privacy/asking'
import { openTab } from '../routes'
import { Button } from './button'
import { Notice } from './notice'

interface FailedProps {
  failure: CallError
  onRetry: (() => unknown) | undefined
}

/** 再试多少次都一样的几种：没有、不该他看、地址不对。 */
const settled: readonly CallError['code'][] = ['NOT_FOUND', 'FORBIDDEN', 'INVALID']

/** 没取到：说一句，再给一条走得通的路。 */
export function Failed({ failure, onRetry }: FailedProps) {
  return (
    <Notice tone="red" action={<WayOn failure={failure} onRetry={onRetry} />}>
      {failure.message}
    </Notice>
  )
}

function WayOn({ failure: { code }, onRetry }: FailedProps) {
  if (settled.includes(code))
    return (
      <Button kind="plain" inline icon="house" onPress={() => openTab('home')}>
        回首页
      </Button>
    )
  if (code === 'CONSENT')
    return (
      <Button
        kind="plain"
        inline
        icon="paper"
        onPress={async () => (await askConsent()) && onRetry?.()}
      >
        看隐私保护指引
      </Button>
    )
  return (
    <>
      {code === 'SIGN_IN' && (
        <Button kind="plain" inline icon="person" onPress={() => cloud.signIn()}>
          选一个身份进来
        </Button>
      )}
      {onRetry && (
        <Button kind="plain" inline icon="again" busyText="正在取" onPress={onRetry}>
          再试一次
        </Button>
      )}
    </>
  )
}
