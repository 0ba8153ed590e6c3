import type { PosterDetail } from '@domain/area/posters'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'
import { PosterSheet } from '../../components/poster-sheet'
import { RenewAction } from '../../components/renew-action'

/** 一个网格或社区的海报：贴在楼道里，扫了就能许愿；几人扫过，要不要换新。 */
export default function Code() {
  const { areaId = '' } = useRouter().params
  const [poster, setPoster] = useState<PosterDetail | null>(null)
  const { run, failure } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新，只跟着地方走。
  const load = useCallback(async () => {
    setPoster(await run(() => act('area', 'poster', { areaId })))
  }, [areaId])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <Screen>
      <Loaded query={{ data: poster, error: failure, reload: load }}>
        {(shown) => (
          <>
            <PosterSheet poster={shown} />
            <Words size="note" tone="soft">
              长按二维码存成图片，打印后贴在楼道口、驿站门口。
            </Words>
            <Card flush>
              <Cell title="今天扫过" value={`${shown.scans.today} 人`} />
              <Cell title="本月扫过" value={`${shown.scans.month} 人`} />
            </Card>
            {shown.mayRenew && <RenewAction poster={shown} onDone={setPoster} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}
