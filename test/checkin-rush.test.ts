import { signInTogether } from './checkin-rush'

test('100 人在四秒里签到，有点两下的、有拿旧码的：每人正好一份', async () => {
  // 快慢由 checkin-rush.heavy.test.ts 来量，这里旁边总有别的测试在跑。
  const { times } = await signInTogether({ people: 100, within: 4000 }, { rounds: 1, enough: 0 })
  expect(times).toHaveLength(100)
})
