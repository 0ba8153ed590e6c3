import { useRouter } from '@tarojs/taro'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { goBack } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { WallPieceCard } from '../../components/wall-piece'

/** 写进心愿墙：写上墙是什么样，先一个字一个字给他看，再请他同意。 */
export default function Share() {
  const { id = '' } = useRouter().params
  const start = useQuery('wish', 'shareStart', { id })
  const { run, error } = useAction()
  const version = start.data?.consent.version
  const agree = async () => {
    if (version === undefined) return
    if (await run(() => act('wish', 'share', { id, version }))) goBack()
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
    <Screen title="写进心愿墙" lead="写上墙就是下面这样，别的都不写。" bottom={bottom ?? undefined}>
      <Loaded query={start}>
        {({ piece, consent }) => (
          <>
            <WallPieceCard piece={piece} />
            {piece.thanks === null && (
              <Words size="note" tone="soft">
                想把谢谢的话也写上去，先回上一页说声谢谢。
              </Words>
            )}
            <Words>{consent.words}</Words>
            <Words size="note" tone="soft">
              请看一看里面有没有别人的名字，有就先不写。
            </Words>
          </>
        )}
      </Loaded>
      {error && <Notice tone="red">{error}</Notice>}
    </Screen>
  )
}
