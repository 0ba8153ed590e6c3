import type { WishDetail } from '@domain/wish/present'
import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Words } from '@/shared/ui/words'

/** 代许的心愿：给许愿人的四位码，和印纸条的地方。工作人员只有后一样。 */
export function SlipCard({ wish }: { wish: Pick<WishDetail, 'id' | 'slipCode'> }) {
  return (
    <Card title="给他的纸条">
      {wish.slipCode && (
        <Code
          digits={wish.slipCode}
          label="四位码"
          note="请写在纸上交给他。办好以后，他凭这四位码说解决了没有。"
        />
      )}
      <Button kind="plain" icon="paper" onPress={() => open('sheets', { ids: wish.id })}>
        看纸条，打印或拍下来
      </Button>
      <Words size="small" tone="faint">
        纸条上有门牌和四位码，请只交给他本人。看一次记一次。
      </Words>
    </Card>
  )
}
