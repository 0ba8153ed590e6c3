import { Image } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import type { Result } from '@/shared/cloud/functions'
import { useAction } from '@/shared/cloud/useAction'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'
import './index.scss'

/** 一个网格的小程序码：贴在楼道里，扫了就能许愿。 */
export default function Code() {
  const { gridId = '' } = useRouter().params
  const [code, setCode] = useState<Result<'area', 'gridCode'> | null>(null)
  const { run, error } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新，只跟着网格走。
  const load = useCallback(async () => {
    setCode(await run(() => act('area', 'gridCode', { gridId })))
  }, [gridId])
  useEffect(() => {
    void load()
  }, [load])
  return (
    <Screen>
      <Loaded query={{ data: code, error, reload: load }}>
        {({ place, imageUrl }) => (
          <Card title={`${place.community} ${place.grid}`}>
            {imageUrl && (
              <Image className="grid-code" src={imageUrl} ariaLabel="本网格的小程序码" />
            )}
            <Words>微信扫一扫，许个微心愿，网格会自动填好。</Words>
            <Words size="note" tone="soft">
              长按图片保存，打印后贴在楼道口、驿站门口。
            </Words>
          </Card>
        )}
      </Loaded>
    </Screen>
  )
}
