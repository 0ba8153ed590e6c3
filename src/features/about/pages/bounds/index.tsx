import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Words } from '@/shared/ui/words'

/** 不做的事：对办事的人、对大家、对信息。程序里没有这些功能，以后也不加。 */
const bounds = [
  {
    title: '不给基层添负担',
    lines: [
      '不要求打卡签到，不记在线时长，不定位行踪。',
      '来帮忙的人签到，只为记下自己的时间，签不签由自己；工作人员不签到。',
      '不给工作人员积分，不排名，不要求拍照留痕。',
      '全区用一个程序，街道和社区不另建。',
    ],
  },
  {
    title: '不碰钱，不做买卖',
    lines: ['不收现金、不转账、不借贷、不交易。', '转发、点赞、登录都没有积分。'],
  },
  {
    title: '不多看您',
    lines: [
      '不做人脸识别，不收身份证号，不跟踪位置。',
      '没有检查过的文字和图片，不给别人看；检查的服务没有回应，也不给看。',
      '不公开落后名单。',
    ],
  },
  {
    title: '总有地方说理',
    lines: ['投诉建议一直开着，不看任职、不用登记手机号；由街道和区里答复，被说到的社区看不到。'],
  },
]

/** 本程序不做的事。 */
export default function Bounds() {
  return (
    <Screen title="本程序不做的事">
      {bounds.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Words key={line}>{line}</Words>
          ))}
        </Card>
      ))}
    </Screen>
  )
}
