import { PRIVACY_VERSION } from '@domain/account/account'
import { Card } from '@/shared/ui/card'
import { Page } from '@/shared/ui/page'
import { Words } from '@/shared/ui/words'

/** 指引的条目：收什么、为什么、谁看得到、存多久、怎么管。 */
const articles = [
  {
    title: '我们收哪些信息',
    lines: [
      '您的微信身份（一串编号，不是微信号），用来认出是您本人。',
      '许愿时您填的姓名、手机号、门牌和照片；不填门牌和照片也能许愿。',
      '照片在传之前，先在手机上去掉拍摄地点、时间和手机型号。',
      '给未成年人许愿时，监护人的姓名，和监护人同意过。',
      '您做过的事：什么时候许愿、认领、确认。',
      '您写的投诉建议；愿意留电话时，才收称呼和电话。',
      '扫海报只数人数，一天一人数一次，不留您的编号。',
    ],
  },
  {
    title: '为什么要收',
    lines: ['只用来帮您实现心愿、告诉您办到哪一步。不用来推销，不给别的机构。'],
  },
  {
    title: '谁看得到',
    lines: [
      '大厅里的人：只看到姓和称呼、楼栋、遮住号码的心愿。',
      '认领的人：认领之后、办好之前，看得到姓名、手机号和门牌。',
      '给未成年人许的：姓名、手机号和门牌只有社区看得到，认领的人通过社区联系。',
      '照片：检查通过以后，只给许愿人、认领的人和本社区工作人员看。',
      '本社区工作人员：审核和帮忙时看得到。',
      '投诉建议：只有区里和您家所在的街道看得到，社区看不到；不留电话就看不出是谁写的。',
      '每看一次联系方式，都记下是谁、什么时候看的。',
    ],
  },
  {
    title: '怎么保管',
    lines: [
      '姓名、手机号、门牌、监护人姓名用国密算法加密存放。日志和导出里没有您的身份证号——我们根本不收。',
    ],
  },
  {
    title: '您可以',
    lines: ['随时撤回还没人认领的心愿。', '不同意这份指引也能看心愿大厅。'],
  },
]

/** 隐私保护指引，全文。用 Page 而不用 Screen：问“同不同意”的那张纸不能盖在指引上。 */
export default function Privacy() {
  return (
    <Page title="隐私保护指引" lead={`版本 ${PRIVACY_VERSION}`}>
      {articles.map(({ title, lines }) => (
        <Card key={title} title={title}>
          {lines.map((line) => (
            <Words key={line}>{line}</Words>
          ))}
        </Card>
      ))}
    </Page>
  )
}
