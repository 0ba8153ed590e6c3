import { readToken } from '@domain/checkin/scanned'
import { useRouter } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Skeleton } from '@/shared/ui/list'
import { Notice } from '@/shared/ui/notice'
import { DigitsForm } from '../../components/digits-form'
import { ScanButton } from '../../components/scan-button'
import { SignedCard } from '../../components/signed-card'
import { useSignIn } from '../../components/use-sign-in'

/** 签到：扫码进来的直接签上；别的扫一扫，或输现场的六位数字。签上以后，走的时候也在这里签退。 */
export default function Sign() {
  const { scene } = useRouter().params
  const signing = useSignIn()
  const { signed, why, sign, refuse, replace } = signing
  // 扫码进来的，先办完这一次，没签上才请他输数字。
  const [trying, setTrying] = useState(scene !== undefined)
  const once = useRef({ sign, refuse })
  useEffect(() => {
    if (scene === undefined) return
    const token = readToken(decodeURIComponent(scene))
    if (!token) once.current.refuse('这个不是签到的二维码，请扫现场屏幕上的。')
    const done = token ? once.current.sign(token.occasionId, token.code) : Promise.resolve()
    void done.then(() => setTrying(false))
  }, [scene])
  if (signed)
    return (
      <Screen title={signed.outAt ? '签退了' : '签到了'}>
        <SignedCard checkIn={signed} onLeft={replace} />
        <Button kind="plain" onPress={() => replaceWith('myService')}>
          看我的服务
        </Button>
      </Screen>
    )
  return (
    <Screen title="签到" lead="来帮忙的时候签一下，走的时候再签退，时间自己就记下了。">
      {why && <Notice tone="amber">{why}</Notice>}
      {trying && !why ? (
        <Skeleton />
      ) : (
        <>
          {process.env.TARO_ENV === 'weapp' && <ScanButton sign={sign} refuse={refuse} />}
          <DigitsForm sign={sign} />
        </>
      )}
    </Screen>
  )
}
