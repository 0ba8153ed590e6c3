import type { RuleSection } from '@domain/home/rules'
import { type District, openDistrict } from './district'

let district: District
beforeAll(async () => {
  district = await openDistrict({})
})
afterAll(() => district.close())

const lines = async () => {
  const sections = await district.must<RuleSection[]>(null, 'home', 'rules')
  return sections.flatMap((section) => section.lines).join('\n')
}

test('游客也看得到规则，数目就是现在执行的', async () => {
  const shown = await lines()
  for (const words of [
    '48 小时由在职党员先认领',
    '延期一次，延 7 天',
    '“等待审核”最长 1 个工作日',
    '“已认领”最长 15 天',
    '没办完的心愿最多 3 个，30 天内新许的最多 3 个',
    '30 天内放回大厅 2 次',
    '300 元以内',
    '超过 300 元、不超过 3000 元的心愿，由社区决定',
    '不出钱、不凑钱',
    '一样最多 20 份，加起来最多 30 份',
    '每人手上还没办好的最多 3 份',
    '收回这一份：收回由出了这一份的人自己来做。',
    '审核通过：这一步要由本社区的工作人员来做；语音心愿请先听写成文字；超过 300 元的请用合力圆梦。',
    '听写：听写由本社区的工作人员来做',
    '不能是借钱、贷款',
    '一次最多 20 人：先是同一栋楼，再是同一社区，再是会这一样的',
    '每人每天最多告诉一次，早上 9 点，最多 5 个',
    '许愿人自己同意才写进心愿墙',
    '签到码每 30 秒换一个；数字输错 8 次，这一场不再收',
    '结束后 30 分钟里还能签退',
    '30 天以内可以补记，要社区的两个人',
    '最多写 300 个字，一人 24 小时内最多 5 件',
  ])
    expect(shown).toContain(words)
  expect(shown).not.toMatch(/undefined|NaN|null/)
})

test('区里改了数目，规则页跟着变', async () => {
  const [settings] = district.find('settings', { _id: 'wish' })
  await district.replace('settings', { ...settings, quotas: { openPerResident: 7 } })
  expect(await lines()).toContain('没办完的心愿最多 7 个，30 天内新许的最多 3 个')
})
