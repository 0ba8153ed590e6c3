import { crashEverywhere, deeds } from './points-crash'

test('每一件会动积分的事，每一个数据库操作的前后，断连接、没实例，各出一次事：什么也不少、什么也不多', async () => {
  const counts: string[] = []
  let all = 0
  for (const deed of deeds) {
    const { points, faults } = await crashEverywhere(deed, ['lost', 'killed'])
    expect(faults).toEqual([])
    expect(points).toBeGreaterThanOrEqual(16)
    counts.push(`${deed.name} ${points}`)
    all += points
  }
  console.info(`一共 ${all} 处：${counts.join('，')}`)
}, 900_000)
