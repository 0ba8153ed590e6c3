import { takeAtOnce } from './post-rush'

test('30 位党员同一刻认最后一个位置：只成一个，其余的人听到刚刚满了，位置和数都对得上', async () => {
  expect(await takeAtOnce(30, 4)).toEqual({
    ...{ won: 1, left: 0, holding: 1, counted: 1 },
    refusals: { 'CONFLICT 这个岗位刚刚满了，请看看别的岗位。': 29 },
  })
})
