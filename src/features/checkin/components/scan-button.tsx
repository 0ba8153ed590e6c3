import { readToken } from '@domain/checkin/scanned'
import Taro from '@tarojs/taro'
import { Button } from '@/shared/ui/button'
import type { SignIn } from './use-sign-in'

/** 微信里扫现场的二维码。只用相机，不从相册里选：别处发来的照片不算在场。 */
export function ScanButton({ sign, refuse }: Pick<SignIn, 'sign' | 'refuse'>) {
  const scan = async () => {
    const result = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).then(
      (scanned) => scanned.result,
      // 微信把退回也当失败；没扫就是没扫，不必惊动人。
      () => null,
    )
    if (result === null) return
    const token = readToken(result)
    if (token) await sign(token.occasionId, token.code)
    else refuse('这个不是签到的二维码，请扫现场屏幕上的。')
  }
  return (
    <Button icon="camera" busyText="正在签到" onPress={scan}>
      扫一扫签到
    </Button>
  )
}
