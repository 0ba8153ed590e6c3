import { claimAtOnce } from './claim-rush'

test('200 位党员同一刻认领同一个心愿：只成一个，其余的人听到一句明白话，什么也没写一半', async () => {
  const began = performance.now()
  const { won, refusals, torn } = await claimAtOnce(200, 16)
  console.info(
    `200 人抢一个心愿，用了 ${((performance.now() - began) / 1000).toFixed(1)} 秒`,
    refusals,
  )
  expect(won).toBe(1)
  expect(Object.values(refusals).reduce((sum, n) => sum + n, 0)).toBe(199)
  // 说的都是“别人先办了”，没有一个是程序出错。
  for (const words of Object.keys(refusals)) expect(words).toMatch(/^CONFLICT .*请/)
  expect(torn).toEqual([])
}, 300_000)
