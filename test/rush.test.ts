import { claimAtOnce } from './claim-rush'

test('20 位党员同一刻认领同一个心愿：只成一个，其余的人听到一句明白话，什么也没写一半', async () => {
  const { won, refusals, torn } = await claimAtOnce(20, 4)
  expect(won).toBe(1)
  expect(refusals).toEqual({
    'CONFLICT 现在是“已认领”，不能再“我来认领”，请刷新看最新情况。': 19,
  })
  expect(torn).toEqual([])
})
