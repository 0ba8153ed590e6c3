import { humanTime } from '@domain/kernel/date'
import type { AssistedView } from '@domain/pointcard/assisted'
import { serverNow } from '@/shared/cloud/clock'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 念给她听的六位码。离开这一页就看不到了，再看要记一次。 */
export function Assisted({ code, onBack }: { code: AssistedView; onBack: () => unknown }) {
  const { digits, words, points, closesAt, spot } = code
  return (
    <Screen
      title="请把这六个数念给她"
      lead="谁说得出这六个数，谁就能来领。"
      bottom={<Button onPress={onBack}>念好了</Button>}
    >
      <Card>
        <Code label="领取码" digits={digits} />
        <Words bold>{`${words}，${points} 分`}</Words>
        <Words tone="soft">{`到${spot}领，最晚 ${humanTime(closesAt, serverNow())}。`}</Words>
      </Card>
      <Notice>请她记在纸上。离开这一页就看不到了；忘了可以再打电话来，看一次记一次。</Notice>
    </Screen>
  )
}
