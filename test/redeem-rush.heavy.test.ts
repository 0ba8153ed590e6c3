import { redeemAtOnce } from './redeem-rush'

test('2000 人同一刻兑 100 件：30 秒以内，正好一百张单，没换到的人至多花 4 次', async () => {
  const rush = { people: 2000, pieces: 100, instances: 20, delay: 5 }
  const { ms, buyers, mostSpent } = await redeemAtOnce(rush)
  expect(buyers.some(({ crowded }) => crowded > 0)).toBe(true)
  expect(mostSpent).toBeLessThanOrEqual(4)
  expect(ms).toBeLessThanOrEqual(30_000)
}, 300_000)
