import { quantileOf, report, signInTogether } from './checkin-rush'

test('100 人在四秒里签到，有点两下的、有拿旧码的：每人正好一份，p99 不超过 1 秒', async () => {
  const rush = { people: 100, within: 4000 }
  const done = await signInTogether(rush)
  report(rush, done)
  expect(quantileOf(done.times, 0.99)).toBeLessThanOrEqual(1000)
})
