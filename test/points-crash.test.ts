import { crashEverywhere, deeds, type How } from './points-crash'

test.each(deeds)(
  '$name：每一个数据库操作的前后各断一次连接，再来一遍，什么也不少、什么也不多',
  async (deed) => {
    // 实例当场没了的，每次要重新起一个，只有兑换在这里全试；别的在长测试里。
    const hows: How[] = deed.name === '兑换' ? ['lost', 'killed'] : ['lost']
    const { points, faults } = await crashEverywhere(deed, hows)
    console.info(`${deed.name}：${points} 处`)
    expect(faults).toEqual([])
    expect(points).toBeGreaterThanOrEqual(8)
  },
  300_000,
)
