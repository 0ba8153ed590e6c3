import type { CodesView } from '@domain/checkin/codes'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { keepAwake } from '@/shared/keep-awake'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Code } from '@/shared/ui/code'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { codeText } from '../../components/code-text'
import { headcountWords } from '../../components/headcount'
import { type ShownCode, useCodes } from '../../components/use-codes'
import { clockOf } from '../../components/words'
import './index.scss'

/** 出示签到码：放在来的人看得见的地方，二维码和数字每 30 秒一起换。 */
export default function ShowCode() {
  const { id = '' } = useRouter().params
  const { query, shown } = useCodes(id)
  useEffect(keepAwake, [])
  // 有码可出示时，断一会儿网不打扰；码还够用几分钟。
  const calm = shown && query.error?.code === 'OFFLINE' ? { ...query, error: null } : query
  return (
    <Screen wide>
      <Loaded query={calm}>
        {(view) => (
          <>
            <Board view={view} shown={shown} onReload={query.reload} />
            {calm !== query && (
              <Notice tone="amber">网断了，码还会照常换几分钟，请看看网络。</Notice>
            )}
            <Card flush>
              <Cell
                icon="people"
                title={headcountWords(view.headcount)}
                note="名单、点名、提早结束"
                onPress={() => open('attendance', { id })}
              />
            </Card>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

interface BoardProps {
  view: CodesView
  shown: ShownCode | null
  onReload: () => Promise<void>
}

function Board({ view, shown, onReload }: BoardProps) {
  const { title, community, spot, to } = view.occasion
  if (!shown)
    return (
      <Notice
        tone="amber"
        title="手里的码用完了"
        action={
          <Button kind="plain" inline onPress={onReload}>
            再取一批
          </Button>
        }
      >
        可能是网断久了，或者这一场结束了。旧的码不再出示。
      </Notice>
    )
  return (
    <View className="check-in-board">
      <View className="check-in-board__words">
        <Words size="display" heading>
          {title}
        </Words>
        <Words tone="soft">{`${community} · ${spot} · 到 ${clockOf(to)}`}</Words>
        <Words size="note" tone="soft">
          用手机扫二维码；或打开“我的 → 我的服务 → 去签到”，输这六个数字。
        </Words>
        <Words size="note" tone="soft">{`${shown.left} 秒后换一个`}</Words>
      </View>
      <View className="check-in-board__code">
        <Code label="签到码" digits={shown.code.digits} text={codeText(shown.code.token)} />
      </View>
    </View>
  )
}
