import Taro from '@tarojs/taro'
import { Button } from '@/shared/ui/button'

interface ScanButtonProps {
  children: string
  onScan: (text: string) => unknown
}

/** 微信里扫一扫。只用相机，不从相册里选：别处发来的照片不算在场。 */
export function ScanButton({ children, onScan }: ScanButtonProps) {
  const scan = async () => {
    const text = await Taro.scanCode({ onlyFromCamera: true, scanType: ['qrCode'] }).then(
      ({ result }) => result,
      // 微信把退回也当失败；没扫就是没扫，不必惊动人。
      () => null,
    )
    if (text !== null) await onScan(text)
  }
  return (
    <Button icon="camera" busyText="正在找" onPress={scan}>
      {children}
    </Button>
  )
}
