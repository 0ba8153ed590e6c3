import type { Sheet } from '@domain/wish/paper'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { PrintPages } from '@/shared/ui/print-pages'
import { Words } from '@/shared/ui/words'
import { SlipSheet } from '../../components/slip-sheet'

/** 成批打印要用电脑上的网页；手机上给他看，或拍下来。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 纸条：一张一页 A6。打开一次记一次，因为上面有门牌和四位码。 */
export default function Sheets() {
  const { ids = '' } = useRouter().params
  const [sheets, setSheets] = useState<readonly Sheet[] | null>(null)
  const { run, failure } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新，只跟着编号走。
  const load = useCallback(async () => {
    const wanted = { ids: decodeURIComponent(ids).split(',') }
    setSheets(await run(() => act('wish', 'sheets', wanted, newRequestId())))
  }, [ids])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <Screen>
      <Loaded query={{ data: sheets, error: failure, reload: load }}>
        {(shown) => <Pages sheets={shown} />}
      </Loaded>
    </Screen>
  )
}

function Pages({ sheets }: { sheets: readonly Sheet[] }) {
  const bar = canPrint ? (
    <Button icon="paper" onPress={() => window.print()}>
      {`打印 ${sheets.length} 张`}
    </Button>
  ) : (
    <Words size="note" tone="soft">
      请给他看，或截图打印。纸条只交给他本人。
    </Words>
  )
  return (
    <PrintPages bar={bar}>
      {sheets.map((sheet) => (
        <SlipSheet key={sheet.id} sheet={sheet} />
      ))}
    </PrintPages>
  )
}
