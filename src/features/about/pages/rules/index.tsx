import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'

/** 规则：谁能做什么、最多多少、多久。话都由服务端从正在执行的表里取。 */
export default function Rules() {
  const rules = useQuery('home', 'rules', {})
  return (
    <Screen title="规则" lead="现在执行的，区里改了这里跟着变。">
      <Loaded query={rules}>
        {(sections) =>
          sections.map(({ title, lines }) => (
            <Card key={title} title={title}>
              {lines.map((line) => (
                <Words key={line}>{line}</Words>
              ))}
            </Card>
          ))
        }
      </Loaded>
    </Screen>
  )
}
