import type { RulesView, VersionView } from '@domain/points/rules-view'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { Tabs } from '@/shared/ui/tabs'
import { Words } from '@/shared/ui/words'
import { VersionCards } from '../../components/version-cards'
import { dayWords, versionWords } from '../../components/words'

/** 积分规则：人人看得到，现在的和就要开始的都在。 */
export default function PointRules() {
  const query = useQuery('points', 'rules', {})
  return (
    <Screen title="积分规则" lead="现在执行的，区里改了这里跟着变。">
      <Loaded query={query}>{(view) => <Body view={view} />}</Loaded>
    </Screen>
  )
}

function Body({ view }: { view: RulesView }) {
  const all = [view.current, ...view.coming]
  const [id, setId] = useState(view.current.id)
  const shown = all.find((one) => one.id === id) ?? view.current
  return (
    <>
      {all.length > 1 && (
        <Tabs
          label="哪一版"
          items={all.map((one) => ({
            value: one.id,
            label: one === view.current ? '现在的' : `${dayWords(one.day ?? '')}起`,
          }))}
          value={shown.id}
          onChange={setId}
        />
      )}
      <About version={shown} coming={shown !== view.current} />
      <VersionCards version={shown} />
      {view.standing.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Words key={line}>{line}</Words>
          ))}
        </Card>
      ))}
    </>
  )
}

function About({ version, coming }: { version: VersionView; coming: boolean }) {
  const goods = version.memberGoods ? '这一版起，在职党员也能换商品和服务。' : ''
  if (!version.day) return <Words tone="soft">开始用积分以来，一直是这一版。</Words>
  if (!coming)
    return <Words tone="soft">{`${versionWords(version.day)}：${version.note}。${goods}`}</Words>
  return (
    <Notice title={`${dayWords(version.day)}起这样算`}>
      {`${version.note}。${goods}那天以前做的，照那时的规则算。`}
    </Notice>
  )
}
