import type { DepotCode } from '@domain/reportin/depots'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { Poster } from '@/shared/ui/poster'
import { PrintPages } from '@/shared/ui/print-pages'
import { Words } from '@/shared/ui/words'
import { RenewCode } from '../../components/renew-code'

const help = ['骑手打开微信，扫一扫上面的码。', '写个名字、登记手机号，一分钟报到好。']

/** 打印要用电脑上的网页；手机上长按存成图片。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 一个站点的码：贴在站里，骑手一扫就报到。 */
export default function Code() {
  const { id = '' } = useRouter().params
  const [code, setCode] = useState<DepotCode | null>(null)
  const { run, failure } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新，只跟着站点走。
  const load = useCallback(async () => {
    setCode(await run(() => act('reportin', 'depotCode', { id })))
  }, [id])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <Screen>
      <Loaded query={{ data: code, error: failure, reload: load }}>
        {(shown) => (
          <PrintPages bar={<Bar code={shown} onRenewed={setCode} />}>
            <Poster
              title="骑手报到，扫一扫"
              place={shown.name}
              image={shown.imageUrl}
              help={help}
              from={shown.place}
            />
          </PrintPages>
        )}
      </Loaded>
    </Screen>
  )
}

interface BarProps {
  code: DepotCode
  onRenewed: (code: DepotCode) => void
}

/** 屏幕上才有的：打印或存下来，换新。 */
function Bar({ code, onRenewed }: BarProps) {
  return (
    <>
      {canPrint ? (
        <Button icon="paper" onPress={() => window.print()}>
          打印这一张
        </Button>
      ) : (
        <Words size="note" tone="soft">
          长按二维码存成图片，打印后贴在站里。
        </Words>
      )}
      <RenewCode code={code} onDone={onRenewed} />
    </>
  )
}
