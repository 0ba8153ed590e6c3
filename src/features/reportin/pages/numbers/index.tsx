import { type AreaNumbers, type NumbersView, tallyWords } from '@domain/reportin/numbers'
import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Figure } from '@/shared/ui/figure'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'

/** 双报到的数字：材料里的原话在上面，本系统算的在下面，每个数点开就是它数的名单。 */
export default function Numbers() {
  const { areaId } = useRouter().params
  const numbers = useQuery('reportin', 'numbers', areaId ? { areaId } : {})
  return (
    <Screen title="双报到的数字" lead={numbers.data?.area.name}>
      <Loaded query={numbers}>{(data) => <Body data={data} />}</Loaded>
    </Screen>
  )
}

const source = '本系统，每办一件当时就变'

function Body({ data }: { data: NumbersView }) {
  const { baseline, area, communities } = data
  const tile = (name: 'reported' | 'posted' | 'active') => (
    <Figure
      value={area[name]}
      unit="份"
      label={tallyWords[name].label}
      definition={tallyWords[name].how}
      source={source}
      onPress={() => open('reportQueue', { filter: name, areaId: area.id })}
    />
  )
  return (
    <>
      {area.id === 'D' && (
        <Card title={baseline.definition}>
          <Words bold>{baseline.words}</Words>
          <Words size="note" tone="soft">
            {`原话，${baseline.asOf}。来源：${baseline.source}。`}
          </Words>
          <Words>{`本系统新增 ${area.reported} 份，不和上面的数相加。`}</Words>
        </Card>
      )}
      <Card>
        <Figure
          value={area.units}
          unit="个"
          label={tallyWords.units.label}
          definition={tallyWords.units.how}
          source={source}
          onPress={() => open('unitPartners', { areaId: area.id })}
        />
        {tile('reported')}
        {tile('posted')}
        {tile('active')}
      </Card>
      {area.id === 'D' && (
        <Card flush>
          <Cell
            icon="people"
            title="各单位"
            note="每个单位报到的党员"
            onPress={() => open('reportUnits')}
          />
        </Card>
      )}
      {communities.length > 1 && (
        <Card title="各社区" flush>
          {communities.map((one) => (
            <Cell
              key={one.id}
              title={one.name}
              note={rowNote(one)}
              onPress={() => open('reportNumbers', { areaId: one.id })}
            />
          ))}
        </Card>
      )}
    </>
  )
}

const rowNote = ({ units, reported, posted, active }: AreaNumbers) =>
  `单位 ${units} · 党员 ${reported} · 认岗 ${posted} · 活跃 ${active}`
