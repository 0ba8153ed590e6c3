import { killWhileWriting } from './kill'

test('写到一半时杀掉本地云十次，答复过的心愿一个不少，也没有只写了一半的', async () => {
  const { acknowledged, lost, torn } = await killWhileWriting(10)
  console.info(`答复过 ${acknowledged.length} 个心愿`)
  expect([lost, torn]).toEqual([[], []])
}, 300_000)
