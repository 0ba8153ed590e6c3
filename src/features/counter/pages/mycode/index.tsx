import type { PointCodeView } from '@domain/counter/my-code'
import type { AskedView } from '@domain/counter/nod'
import { useCallback, useEffect, useState } from 'react'
import { act, ask, look } from '@/shared/cloud/call'
import { newRequestId } from '@/shared/cloud/requests'
import { useAction } from '@/shared/cloud/useAction'
import { keepAwake } from '@/shared/keep-awake'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { useTurns } from '@/shared/useTurns'
import { Asked } from '../../components/asked'
import { useWatch } from '../../components/use-watch'

/** 隔多久看一次柜台有没有问我，毫秒。 */
const LOOK_EVERY = 4000

/** 取一批码；断一会儿网，手里的还够用几分钟。 */
function useMyCode() {
  const [view, setView] = useState<PointCodeView | null>(null)
  const { run, failure } = useAction()
  // biome-ignore lint/correctness/useExhaustiveDependencies: run 每次渲染都新。
  const load = useCallback(async () => {
    const next = await run(() => look('counter', 'myCode', {}, newRequestId()))
    if (next) setView(next)
  }, [])
  useEffect(() => {
    void load()
  }, [load])
  return { view, load, failure }
}

/** 积分码：给柜台扫。柜台选好了东西，就在这里问我要不要。 */
export default function MyCode() {
  const { view, load, failure } = useMyCode()
  const shown = useTurns(view?.codes, load)
  const [asked, setAsked] = useState<AskedView | null>(null)
  useEffect(keepAwake, [])
  useWatch(view !== null && asked === null, LOOK_EVERY, async () => {
    setAsked(await ask('counter', 'asked', {}).catch(() => null))
  })
  const answer = async (yes: boolean, id: string) => {
    const done = await act('counter', 'answerNod', { id, yes })
    setAsked(null)
    if (done.state === 'done') await load()
    return done
  }
  return (
    <Screen>
      {asked && <Asked asked={asked} answer={answer} onClose={() => setAsked(null)} />}
      <Loaded query={{ data: view, error: view ? null : failure, reload: load }}>
        {({ digits, surname, balance, frozen }) => (
          <Card title={surname ? `姓${surname}` : '积分码'}>
            <Words size="display" tone="gold">{`能用 ${balance} 分`}</Words>
            {frozen && <Notice tone="amber">积分被冻结了，暂时不能用，请看“我的积分”。</Notice>}
            {shown ? (
              <Code
                label="积分码"
                digits={digits}
                text={shown.code.token}
                note={`请柜台扫，或念这八个数。${shown.left} 秒后换一个。`}
              />
            ) : (
              <Notice
                tone="amber"
                title="码用完了，可能网断了一阵"
                action={
                  <Button kind="plain" inline onPress={load}>
                    再取一次
                  </Button>
                }
              >
                旧的码不再出示。
              </Notice>
            )}
          </Card>
        )}
      </Loaded>
      <Words size="note" tone="soft">
        柜台替您选好东西，会在这一页上问您；您点“确认”才扣积分。请一直开着这一页。
      </Words>
    </Screen>
  )
}
