import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { goBack } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { WallPieceCard } from '../../components/wall-piece'

const thanksOptions = [
  { value: 'yes', label: '写' },
  { value: 'no', label: '不写' },
] as const

/** 写进心愿墙：写上墙是什么样，先一个字一个字给他看，再请他同意。 */
export default function Share() {
  const { id = '' } = useRouter().params
  const start = useQuery('wish', 'shareStart', { id })
  const { run, error } = useAction()
  const [thanks, setThanks] = useState(true)
  const version = start.data?.consent.version
  const agree = async () => {
    if (version === undefined) return
    if (await run(() => act('wish', 'share', { id, version, thanks }))) goBack()
  }
  const bottom = start.data && (
    <>
      <Button kind="plain" onPress={goBack}>
        先不
      </Button>
      <Button busyText="正在写" onPress={agree}>
        我同意，写上去
      </Button>
    </>
  )
  return (
    <Screen
      stack
      title="写进心愿墙"
      lead="写上墙就是下面这样，别的都不写。"
      bottom={bottom ?? undefined}
    >
      <Loaded query={start}>
        {({ piece, consent }) => (
          <>
            <WallPieceCard piece={thanks ? piece : { ...piece, thanks: null }} />
            {piece.thanks === null ? (
              <Words size="note" tone="soft">
                想把谢谢的话也写上去，先回上一页说声谢谢。
              </Words>
            ) : (
              <Field label="谢谢的话也写上去吗" hint="里面有别人的名字，就不写">
                <Choice
                  options={thanksOptions}
                  value={thanks ? 'yes' : 'no'}
                  onChange={(said) => setThanks(said === 'yes')}
                />
              </Field>
            )}
            <Words>{consent.words}</Words>
          </>
        )}
      </Loaded>
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}
