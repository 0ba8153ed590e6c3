import type { CardFace } from '@domain/pointcard/present'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { PrintPages } from '@/shared/ui/print-pages'
import { CardPaper } from './card-paper'

/** 打印要用电脑上的网页；手机上给她看，或拍下来。 */
const canPrint = process.env.TARO_ENV === 'h5'

interface FacePageProps {
  face: CardFace
  /** 刚发的、刚换的：旧的不认了。 */
  fresh?: boolean
}

/** 印一张积分卡：和银行卡一样大，剪下来塑封。 */
export function FacePage({ face, fresh }: FacePageProps) {
  const bar = (
    <>
      {fresh && (
        <Notice tone="green" title={`${face.called}的卡发好了`}>
          卡号念给她听也行；以前印过的卡，二维码都不认了。
        </Notice>
      )}
      {canPrint ? (
        <Button icon="paper" onPress={() => window.print()}>
          打印
        </Button>
      ) : (
        <Notice>打印请在电脑上打开网页；卡只交给她本人。</Notice>
      )}
    </>
  )
  return (
    <Screen
      bottom={
        <Button kind="plain" onPress={() => replaceWith('pointCard', { id: face.id })}>
          看这张卡
        </Button>
      }
    >
      <PrintPages bar={bar}>
        <CardPaper face={face} />
      </PrintPages>
    </Screen>
  )
}
