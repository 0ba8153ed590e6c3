import type { FrontView } from '@domain/home/usecases'
import { cloud } from '@/shared/cloud/cloud'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'

/** 我在哪、担着什么事。游客看到的是怎么进来。 */
export function Greeting({ front }: { front: FrontView }) {
  return (
    <>
      <Words size="display" heading>
        {front.place}
      </Words>
      <Words tone="soft">
        {front.duties.length > 0 ? front.duties.join('、') : '有难处说一声，邻里来帮忙。'}
      </Words>
      {!front.me.known && (
        <Notice
          action={
            <Button kind="plain" inline icon="person" onPress={() => cloud.signIn()}>
              选一个身份进来
            </Button>
          }
        >
          您现在是游客，可以看心愿大厅。要许愿或帮忙，先进来。
        </Notice>
      )}
    </>
  )
}
