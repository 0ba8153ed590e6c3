import type { ServicePostView } from '@domain/reportin/posts'
import { useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Confirm } from '@/shared/ui/confirm'
import { Tag } from '@/shared/ui/tag'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'

interface PostCardProps {
  post: ServicePostView
  /** 社区来管的，画“停掉”；否则画“认这个岗位”。 */
  edits: boolean
  /** 他认的就是这一个。 */
  taken: boolean
  reportId: string | null
  onDone: () => Promise<void>
}

/** 一个岗位：要做什么、还差几个人；认或者停，做之前都问一句。 */
export function PostCard({ post, edits, taken, reportId, onDone }: PostCardProps) {
  const [asking, setAsking] = useState(false)
  const { run, error } = useAction()
  const { id, title, text, places, left } = post
  const settle = async (done: unknown, said: string) => {
    if (!done) return
    setAsking(false)
    toast(said)
    await onDone()
  }
  const take = async () =>
    reportId &&
    settle(
      await run(() => act('reportin', 'takePost', { id: reportId, postId: id })),
      `认下了：${title}`,
    )
  const close = async () =>
    settle(await run(() => act('reportin', 'closePost', { id })), `停掉了：${title}`)
  const words = edits
    ? { title: '停掉这个岗位', text: '不再收新的人；已经认了的照旧。', yes: '停掉' }
    : { title: '认这个岗位', text: `${title}：${text}`, yes: '认这个岗位' }
  const may = edits || (reportId !== null && !taken && left > 0)
  return (
    <Card title={title} extra={<State post={post} taken={taken} />}>
      <Words>{text}</Words>
      <Words size="note" tone="soft">
        {`一共 ${places} 人，${left > 0 ? `还差 ${left} 人` : '已经满了'}`}
      </Words>
      {may && (
        <Button kind="plain" onPress={() => setAsking(true)}>
          {words.yes}
        </Button>
      )}
      <Confirm
        open={asking}
        title={words.title}
        text={words.text}
        confirmLabel={words.yes}
        error={error}
        onConfirm={edits ? close : take}
        onClose={() => {
          setAsking(false)
          // 没认成多半是刚刚满了：关上时换上最新的。
          if (error) void onDone()
        }}
      />
    </Card>
  )
}

function State({ post, taken }: { post: ServicePostView; taken: boolean }) {
  if (taken) return <Tag tone="green">您认的</Tag>
  return post.left > 0 ? <Tag tone="blue">收人</Tag> : <Tag>满了</Tag>
}
