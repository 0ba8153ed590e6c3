import { exactTime, humanTime } from '@domain/kernel/date'
import type { PersonPoints } from '@domain/pointcare/person'
import { useState } from 'react'
import { serverNow } from '@/shared/cloud/clock'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Notice } from '@/shared/ui/notice'
import { Timeline } from '@/shared/ui/timeline'
import { Words } from '@/shared/ui/words'
import { FindPerson } from '../../components/find-person'
import { FreezeAction } from '../../components/freeze-action'
import { PersonEntries } from '../../components/person-entries'

/** 查积分（社区、街道、区里）：找一个人，看他的流水，更正、冻结。 */
export default function PersonPointsPage() {
  const [person, setPerson] = useState<PersonPoints | null>(null)
  if (!person)
    return (
      <Screen title="查一个人的积分" lead="只看得到您管的地方发的那些。">
        <FindPerson onFound={setPerson} />
      </Screen>
    )
  return (
    <Screen
      title={person.name}
      bottom={person.mayFreeze && <FreezeAction person={person} onChanged={setPerson} />}
    >
      {person.frozen && (
        <Notice tone="amber" title="积分冻结着">
          {`从${exactTime(person.frozen.since)}起，不能用，照样能得。`}
        </Notice>
      )}
      <Card>
        <Words size="display" tone="gold">{`${person.balance} 分`}</Words>
        <Words tone="soft">他现在一共有的；下面是您管的地方发的。</Words>
      </Card>
      <PersonEntries person={person} onChanged={setPerson} />
      <Trail person={person} />
      <Button kind="text" onPress={() => setPerson(null)}>
        找另一个人
      </Button>
    </Screen>
  )
}

function Trail({ person: { trail } }: { person: PersonPoints }) {
  if (trail.length === 0) return null
  return (
    <Card title="冻结的经过">
      <Timeline
        items={trail.map(({ id, label, reason, at }) => ({
          ...{ key: id, title: label, note: reason ?? undefined },
          ...{ when: humanTime(at, serverNow()), exact: exactTime(at) },
        }))}
      />
    </Card>
  )
}
