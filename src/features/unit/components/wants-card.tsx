import { resourceKinds } from '@domain/unit/kinds'
import { useQuery } from '@/shared/cloud/useQuery'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Words } from '@/shared/ui/words'
import { dayWords, kindIcons } from './words'

/** 这个社区需要什么，摆在旁边给单位看。 */
export function WantsCard({ communityId }: { communityId: string }) {
  const query = useQuery('unit', 'wants', { communityId })
  return (
    <Loaded query={query}>
      {({ community, wants }) =>
        wants.length > 0 ? (
          <Card flush title={`${community.name}需要的`}>
            {wants.map(({ id, kind, text, until }) => (
              <Cell
                key={id}
                icon={kindIcons[kind]}
                tone="blue"
                title={text}
                note={`${resourceKinds[kind].label} · ${dayWords(until)}以前`}
              />
            ))}
          </Card>
        ) : (
          <Words size="note" tone="soft">
            {`${community.name}还没有写需要什么，照单位的特长写就好。`}
          </Words>
        )
      }
    </Loaded>
  )
}
