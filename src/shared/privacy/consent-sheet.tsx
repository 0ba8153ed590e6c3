import { PRIVACY_VERSION } from '@domain/account/account'
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { act } from '../cloud/call'
import { failureOf } from '../cloud/failure'
import { open } from '../routes'
import { Button } from '../ui/button'
import { Notice } from '../ui/notice'
import { Sheet } from '../ui/sheet'
import { Words } from '../ui/words'
import { answerConsent, useAsking } from './asking'

/** 第一次要留下个人信息时升起。同意前什么也不存；不同意也能继续看大厅。 */
export function ConsentSheet() {
  const asking = useAsking()
  // 压在下面的页也装着它，只在最上面的一页升起，焦点和读屏才不会走丢。
  const [onTop, setOnTop] = useState(true)
  useDidShow(() => setOnTop(true))
  useDidHide(() => setOnTop(false))
  const [error, setError] = useState<string | null>(null)
  const agree = async () => {
    try {
      await act('account', 'consent', { version: PRIVACY_VERSION })
      setError(null)
      answerConsent(true)
    } catch (failure) {
      setError(failureOf(failure).message)
    }
  }
  const actions = [
    <Button key="no" kind="plain" onPress={() => answerConsent(false)}>
      暂不同意
    </Button>,
    <Button key="yes" openType="agreePrivacyAuthorization" onPress={agree}>
      同意并继续
    </Button>,
  ]
  return (
    <Sheet
      open={asking && onTop}
      title="先看一眼：您的信息怎么用"
      onClose={() => answerConsent(false)}
      actions={actions}
    >
      <Words>您填的姓名、电话、门牌和录音只用来帮您实现心愿：</Words>
      <Words>· 认领的人和本社区工作人员才看得到，每看一次都有记录。</Words>
      <Words>· 加密保存，办完后认领的人就看不到了。</Words>
      <Words>· 不要身份证号，不收钱，不定位您的行踪。</Words>
      <Button kind="text" onPress={() => open('privacy')}>
        看完整的隐私保护指引
      </Button>
      {error && <Notice tone="red">{error}</Notice>}
    </Sheet>
  )
}
