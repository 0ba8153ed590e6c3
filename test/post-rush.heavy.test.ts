import { takeAtOnce } from './post-rush'

test('200 位党员同一刻认最后一个位置：只成一个，其余的人听到一句明白话，位置和数都对得上', async () => {
  const began = performance.now()
  const { refusals, ...after } = await takeAtOnce(200, 16)
  const spent = ((performance.now() - began) / 1000).toFixed(1)
  console.info(`200 人认最后一个位置，用了 ${spent} 秒`, refusals)
  expect(after).toEqual({ won: 1, left: 0, holding: 1, counted: 1 })
  expect(Object.values(refusals).reduce((sum, n) => sum + n, 0)).toBe(199)
  // 说的都是“满了”或“别人先办了”，没有一个是程序出错。
  for (const words of Object.keys(refusals)) expect(words).toMatch(/^CONFLICT .*请/)
}, 300_000)
