import type { VacanciesView, VacancyGroup } from '@domain/appointment/vacancies'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { useParams } from '../../components/use-params'
import { vacancyWords } from '../../components/vacancy-words'

/** 一组先列几处；再多点开看。 */
const SHOWN = 10

/** 空缺：哪里缺人、今天谁代班、谁快到期。都是算出来的，补上就没有了。 */
export default function Vacancies() {
  const { id } = useParams()
  const query = useQuery('appointment', 'vacancies', id ? { id } : {})
  return (
    <Screen title={query.data ? `${query.data.name}的空缺` : '空缺'}>
      <Loaded query={query}>{(view) => <Groups view={view} />}</Loaded>
    </Screen>
  )
}

function Groups({ view: { empty, groups } }: { view: VacanciesView }) {
  return (
    <>
      <Notice
        tone={empty > 0 ? 'amber' : 'green'}
        title={empty > 0 ? `有 ${empty} 处空着` : '都有人了'}
      >
        {empty > 0 ? '点开一处，能任命的当场任命。' : '该有人的位置都有人，没有要补的。'}
      </Notice>
      {groups.map((group) => (
        <Group key={group.key} group={group} />
      ))}
    </>
  )
}

function Group({ group: { key, rows } }: { group: VacancyGroup }) {
  const [all, setAll] = useState(false)
  const shown = all ? rows : rows.slice(0, SHOWN)
  return (
    <Card flush title={`${vacancyWords[key]}：${rows.length} 处`}>
      {shown.map(({ to, name, note }) => (
        <Cell
          key={`${to?.id ?? ''}${name}${note}`}
          icon={key === 'soon' ? 'clock' : 'alert'}
          tone="amber"
          title={name}
          note={note || undefined}
          onPress={to ? () => open(to.tree, { id: to.id }) : undefined}
        />
      ))}
      {shown.length < rows.length && (
        <Button kind="text" onPress={() => setAll(true)}>
          {`还有 ${rows.length - shown.length} 处`}
        </Button>
      )}
    </Card>
  )
}
