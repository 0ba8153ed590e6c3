import type { VersionRow, VersionsView } from '@domain/points/versions'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Loaded } from '@/shared/ui/loaded'
import { Tag } from '@/shared/ui/tag'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { versionWords } from '../../components/words'

/** 定积分规则（区里）：各版从哪天起、为什么；没开始的能改能撤。 */
export default function PointVersions() {
  const query = useQuery('points', 'versions', {})
  return (
    <Screen
      title="定积分规则"
      lead="一版一版地出，开始了就不再改；流水上写着照的是哪一版。"
      bottom={<Button onPress={() => open('pointVersion')}>出一版新的</Button>}
    >
      <Loaded query={query}>
        {({ versions }) => (
          <>
            {versions.map((one) => (
              <VersionCard key={one.id} one={one} onDone={query.replace} />
            ))}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

const states = {
  coming: <Tag tone="blue">还没开始</Tag>,
  current: <Tag tone="green">正在执行</Tag>,
  past: <Tag>已经过去</Tag>,
}

interface VersionCardProps {
  one: VersionRow
  onDone: (view: VersionsView) => void
}

function VersionCard({ one, onDone }: VersionCardProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const withdraw = async () => {
    const done = await run(() => act('points', 'withdrawVersion', { id: one.id }))
    if (!done) return
    setAsking(false)
    toast('撤回了')
    onDone(done)
  }
  return (
    <Card title={versionWords(one.day)} extra={states[one.state]}>
      {one.day && <Words tone="soft">{one.note}</Words>}
      <Words size="note" tone="soft">
        {one.memberGoods ? '在职党员能换商品和服务' : '在职党员只换荣誉、送给心愿'}
      </Words>
      {one.open && one.day && (
        <>
          <Button kind="plain" icon="pen" onPress={() => open('pointVersion', { id: one.id })}>
            改这一版
          </Button>
          <Button kind="plain" icon="again" onPress={() => setAsking(true)}>
            撤回
          </Button>
        </>
      )}
      <Confirm
        open={asking}
        danger
        title="撤回这一版"
        text="还没有开始，没有一笔积分照过它；撤回以后公开的规则页上就没有了。"
        confirmLabel="撤回"
        error={error}
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      />
    </Card>
  )
}
