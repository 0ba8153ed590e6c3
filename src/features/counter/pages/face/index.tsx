import type { CardFace } from '@domain/pointcard/present'
import { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { FacePage } from '../../components/face-page'

/** 再印一张：打开一次记一次，因为上面有二维码。 */
export default function Face() {
  const { id = '' } = useRouter().params
  const [face, setFace] = useState<CardFace | null>(null)
  const { run, failure } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新，只跟着编号走。
  const load = useCallback(async () => {
    setFace(await run(() => act('counter', 'cardFace', { id }, newRequestId())))
  }, [id])
  useEffect(() => {
    void load()
  }, [load])
  if (face) return <FacePage face={face} />
  return (
    <Screen>
      <Loaded query={{ data: face, error: failure, reload: load }}>{() => null}</Loaded>
    </Screen>
  )
}
