import { Text, View } from '@tarojs/components'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Notice } from '@/shared/ui/notice'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'

const nothing = () => undefined
const later = () => new Promise((resolve) => setTimeout(resolve, 2000))

export function Paper() {
  return (
    <>
      <Card title="按钮">
        <Button onPress={later}>我来认领</Button>
        <Button kind="plain" icon="pen">
          改一改再发
        </Button>
        <Button kind="danger">撤回这个心愿</Button>
        <Button kind="text">还没解决</Button>
        <Button busy busyText="正在发送">
          发出去
        </Button>
        <Button disabled>今天的名额满了</Button>
      </Card>
      <Card flush>
        <Cell
          size="large"
          icon="heart"
          title="许个愿"
          note="家里缺什么、想要什么，说一声"
          onPress={nothing}
        />
        <Cell
          size="large"
          icon="help"
          tone="green"
          title="去帮忙"
          note="附近有 3 个心愿等着"
          onPress={nothing}
        />
        <Cell icon="bell" tone="amber" title="消息" unread={3} onPress={nothing} />
        <Cell title="手机号" value="138****2046" />
        <Cell title="状态" value={<Tag tone="green">已圆梦</Tag>} onPress={nothing} />
      </Card>
      <Card title="状态" extra={<Words tone="soft">共 6 种</Words>}>
        <View>
          <Tag>草稿</Tag> <Tag tone="red">等人认领</Tag> <Tag tone="amber">等待审核</Tag>{' '}
          <Tag tone="blue">已认领</Tag> <Tag tone="green">已圆梦</Tag> <Tag tone="gold">20 分</Tag>
        </View>
      </Card>
      <Notice title="工作日 1 天内会有回音">社区看过以后，会在消息里告诉你。</Notice>
      <Notice tone="amber">还有 2 天到期，请先和李阿姨联系。</Notice>
      <Notice
        tone="red"
        title="没有发出去"
        action={
          <Button kind="plain" inline icon="again">
            再发一次
          </Button>
        }
      >
        已存为草稿。有网时点这里再发一次。
      </Notice>
      <Notice tone="green">收到了，谢谢你。</Notice>
      <Card>
        <Words size="display">大标题 26</Words>
        <Words size="title">标题 20</Words>
        <Words>正文 17：想给孙子找一套三年级的旧课本，有字迹也不要紧。</Words>
        <Words size="note" tone="soft">
          说明 15：幸福里社区第二网格
        </Words>
        <Words size="small" tone="faint">
          小字 13：编号 05-01-20261123-0042
        </Words>
        <View>
          <Text>直接写在卡片里的字也跟着大字版走。</Text>
        </View>
      </Card>
    </>
  )
}
