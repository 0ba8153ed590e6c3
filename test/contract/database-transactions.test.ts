import { type DatabaseCloud, openDatabaseCloud, reasonOf } from './databaseCloud'

let cloud: DatabaseCloud

beforeAll(async () => {
  cloud = await openDatabaseCloud([
    {
      name: 'accounts',
      indexes: [
        { name: 'phone', keys: [['phone', 1]], unique: true },
        {
          name: 'area_points',
          keys: [
            ['area', 1],
            ['points', -1],
          ],
        },
      ],
    },
  ])
})

afterAll(() => cloud.close())

const accounts = () => cloud.db.collection('accounts')
const start = () => cloud.db.startTransaction()
const points = async (id: string) => (await accounts().doc(id).get()).data?.points
const conflict = expect.stringMatching(/\[ResourceUnavailable\.TransactionConflict\]/)
const missing = expect.stringMatching(/\[ResourceUnavailable\.TransactionNotExist\]/)
const duplicate = expect.stringMatching(/DuplicateWrite/)

beforeEach(async () => {
  // 上一项没有收尾的事务到此过期，不会拖住这一项。
  cloud.clock.now += 31_000
  await accounts().where({}).remove()
  for (const id of ['a', 'b', 'c']) {
    await accounts().add({ data: { _id: id, phone: id, area: 'east', points: 10 } })
  }
})

describe('提交与回滚', () => {
  test('提交之前外面看不见，自己看得见；提交之后一起生效', async () => {
    const _ = cloud.db.command
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .update({ data: { points: _.inc(-3) } })
    await t
      .collection('accounts')
      .doc('b')
      .update({ data: { points: _.inc(3) } })
    await t.collection('accounts').add({ data: { _id: 'd', phone: 'd', area: 'east', points: 1 } })
    await t.collection('accounts').doc('c').remove()
    expect((await t.collection('accounts').doc('a').get()).data.points).toBe(7)
    expect((await t.collection('accounts').doc('c').get()).data).toBeNull()
    expect([await points('a'), await points('c'), await points('d')]).toEqual([10, 10, undefined])
    await t.commit()
    expect([await points('a'), await points('b')]).toEqual([7, 13])
    expect([await points('c'), await points('d')]).toEqual([undefined, 1])
  })

  test('回滚之后什么都没有发生', async () => {
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .set({ data: { points: 0 } })
    await t.collection('accounts').add({ data: { _id: 'd', phone: 'd' } })
    await t.rollback()
    expect([await points('a'), await points('d')]).toEqual([10, undefined])
    expect(await reasonOf(t.commit())).toMatchObject({ message: missing })
  })

  test('函数里抛错就回滚', async () => {
    const run = cloud.db.runTransaction(async (t: typeof cloud.db) => {
      await t
        .collection('accounts')
        .doc('a')
        .update({ data: { points: 0 } })
      throw new Error('改主意了')
    })
    expect((await reasonOf(run)).message).toBe('改主意了')
    expect(await points('a')).toBe(10)
  })

  test('快照从第一次操作开始：之后别人的提交看不见', async () => {
    const t = await start()
    await accounts()
      .doc('a')
      .update({ data: { points: 11 } })
    expect((await t.collection('accounts').doc('a').get()).data.points).toBe(11)
    await accounts()
      .doc('a')
      .update({ data: { points: 12 } })
    await accounts().doc('b').remove()
    await accounts().add({ data: { _id: 'd', phone: 'd', area: 'east', points: 99 } })
    expect((await t.collection('accounts').doc('a').get()).data.points).toBe(11)
    const seen = await t
      .collection('accounts')
      .where({ area: 'east' })
      .orderBy('points', 'desc')
      .get()
    expect(seen.data.map(({ _id }: { _id: string }) => _id)).toEqual(['a', 'b', 'c'])
    await t.rollback()
  })

  test('事务里按条件查，看到快照加自己的写入，次序和条数都对', async () => {
    const t = await start()
    const mine = t.collection('accounts')
    await mine.doc('c').update({ data: { points: 50 } })
    await mine.add({ data: { _id: 'd', phone: 'd', area: 'east', points: 20 } })
    await mine.doc('a').remove()
    const seen = await mine.where({ area: 'east' }).orderBy('points', 'desc').limit(2).get()
    expect(seen.data.map(({ _id }: { _id: string }) => _id)).toEqual(['c', 'd'])
    await t.rollback()
  })

  test('一个事务里可以新增一千零一条', async () => {
    const t = await start()
    for (let i = 0; i < 1001; i++) {
      await t.collection('accounts').add({ data: { _id: `n${i}`, phone: `n${i}` } })
    }
    await t.commit()
    expect((await accounts().count()).total).toBe(1004)
  })
})

describe('抢同一条', () => {
  test('第一个写的占住，第二个立刻冲突，随后不再存在', async () => {
    const [first, second] = [await start(), await start()]
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 1 } })
    const error = await reasonOf(
      second
        .collection('accounts')
        .doc('a')
        .update({ data: { points: 2 } }),
    )
    expect(error).toMatchObject({ errCode: -501001, message: conflict })
    expect(await reasonOf(second.commit())).toMatchObject({ message: missing })
    await second.rollback()
    await first.commit()
    expect(await points('a')).toBe(1)
  })

  test('快照之后别人改过的，写它就冲突', async () => {
    const t = await start()
    await t.collection('accounts').doc('a').get()
    await accounts()
      .doc('a')
      .update({ data: { points: 11 } })
    const write = t
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 12 } })
    expect(await reasonOf(write)).toMatchObject({ message: conflict })
    expect(await points('a')).toBe(11)
  })

  test('两个事务新增同一个编号，只成一个', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('accounts').add({ data: { _id: 'd', phone: 'd1' } })
    const add = second.collection('accounts').add({ data: { _id: 'd', phone: 'd2' } })
    expect(await reasonOf(add)).toMatchObject({ message: conflict })
    await first.commit()
    const third = await start()
    const again = third.collection('accounts').add({ data: { _id: 'd', phone: 'd3' } })
    expect(await reasonOf(again)).toMatchObject({ message: duplicate })
    expect((await accounts().doc('d').get()).data.phone).toBe('d1')
  })

  test('两个事务抢同一个唯一值，只成一个', async () => {
    const [first, second] = [await start(), await start()]
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { phone: 'new' } })
    const write = second
      .collection('accounts')
      .doc('b')
      .update({ data: { phone: 'new' } })
    expect(await reasonOf(write)).toMatchObject({ message: conflict })
    await first.commit()
    expect((await accounts().doc('b').get()).data.phone).toBe('b')
  })

  test('同一个事务里让出来的唯一值可以给别的文档用', async () => {
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .update({ data: { phone: 'spare' } })
    await t
      .collection('accounts')
      .doc('b')
      .update({ data: { phone: 'a' } })
    await t.commit()
    expect((await accounts().doc('b').get()).data.phone).toBe('a')
    const again = await start()
    const clash = again
      .collection('accounts')
      .doc('c')
      .update({ data: { phone: 'a' } })
    expect(await reasonOf(clash)).toMatchObject({ message: duplicate })
  })

  test('两个事务各读对方要写的，都能提交（快照隔离允许）', async () => {
    const [first, second] = [await start(), await start()]
    await first.collection('accounts').doc('b').get()
    await second.collection('accounts').doc('a').get()
    await first
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 0 } })
    await second
      .collection('accounts')
      .doc('b')
      .update({ data: { points: 0 } })
    await first.commit()
    await second.commit()
    expect([await points('a'), await points('b')]).toEqual([0, 0])
  })

  test('三十个人同时加一，冲突的重来，最后正好加了三十', async () => {
    const _ = cloud.db.command
    let conflicts = 0
    const increase = async () => {
      for (;;) {
        const t = await start()
        try {
          const { data } = await t.collection('accounts').doc('a').get()
          await t
            .collection('accounts')
            .doc('a')
            .update({ data: { points: data.points + 1 } })
          await t
            .collection('accounts')
            .doc('b')
            .update({ data: { points: _.inc(-1) } })
          await t.commit()
          return
        } catch (error) {
          if (!/TransactionConflict/.test((error as Error).message)) throw error
          conflicts++
        }
      }
    }
    await Promise.all(Array.from({ length: 30 }, increase))
    expect([await points('a'), await points('b')]).toEqual([40, -20])
    expect(conflicts).toBeGreaterThan(0)
  })
})

describe('事务之外的写入', () => {
  test('等到事务提交再写，不会丢', async () => {
    const _ = cloud.db.command
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 20 } })
    let done = false
    const outside = accounts()
      .doc('a')
      .update({ data: { points: _.inc(1) } })
      .then(() => {
        done = true
      })
    expect(await points('a')).toBe(10)
    expect(done).toBe(false)
    await t.commit()
    await outside
    expect(await points('a')).toBe(21)
  })

  test('事务过了三十秒就作废，等着的写入得以继续', async () => {
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 20 } })
    const outside = accounts()
      .doc('a')
      .update({ data: { points: 30 } })
    cloud.clock.now += 30_001
    await outside
    expect(await points('a')).toBe(30)
    const late = t.collection('accounts').doc('a').get()
    expect(await reasonOf(late)).toMatchObject({ message: missing })
    expect(await reasonOf(t.commit())).toMatchObject({ message: missing })
  })

  test('别的文档不用等', async () => {
    const t = await start()
    await t
      .collection('accounts')
      .doc('a')
      .update({ data: { points: 20 } })
    await accounts()
      .doc('b')
      .update({ data: { points: 30 } })
    expect(await points('b')).toBe(30)
    await t.rollback()
  })
})
