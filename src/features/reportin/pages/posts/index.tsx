import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { AddPost } from '../../components/add-post'
import { PostCard } from '../../components/post-card'
import { TakenCard } from '../../components/taken-card'

/** 服务岗位：带着报到来的是在职党员，挑一个认；不带的是社区，设新的、停不用的。 */
export default function Posts() {
  const { id } = useRouter().params
  const page = useQuery('reportin', 'postsHere', id ? { id } : {})
  const [adding, setAdding] = useState(false)
  const edits = !id && page.data?.mayEdit === true
  const { communityId, posts = [], taken } = page.data ?? {}
  const listed = posts.some((post) => post.id === taken?.id)
  return (
    <Screen
      title="服务岗位"
      lead={
        edits ? '在职党员报到以后，从这里挑一个来做。' : '挑一个您做得来的，以后可以换、可以退。'
      }
      bottom={edits && <Button onPress={() => setAdding(true)}>设一个岗位</Button>}
    >
      <Loaded query={page}>
        {(data) => (
          <>
            {data.taken && !listed && <TakenCard title={data.taken.title} />}
            {data.posts.length === 0 && <Empty {...emptyWords(edits)} />}
            {data.posts.map((post) => (
              <PostCard
                key={post.id}
                post={post}
                edits={edits}
                taken={post.id === data.taken?.id}
                reportId={data.reportId}
                onDone={page.reload}
              />
            ))}
          </>
        )}
      </Loaded>
      {adding && communityId && (
        <AddPost communityId={communityId} onDone={page.reload} onClose={() => setAdding(false)} />
      )}
    </Screen>
  )
}

const emptyWords = (edits: boolean) =>
  edits
    ? { title: '还没有岗位', note: '设一个，报到的在职党员就看得到。' }
    : { title: '社区还没有设岗位', note: '设了会在这里，也可以先去认领邻居的心愿。' }
