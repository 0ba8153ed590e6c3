import { redeemAtOnce } from './redeem-rush'

test('60 人同一刻兑 5 件：正好五张单，谁也没有被冤枉，没换到的人至多花 4 次', async () => {
  const rush = { people: 60, pieces: 5, instances: 8, delay: 5 }
  const { buyers, mostSpent } = await redeemAtOnce(rush)
  expect(buyers.some(({ crowded }) => crowded > 0)).toBe(true)
  expect(mostSpent).toBeLessThanOrEqual(4)
})
