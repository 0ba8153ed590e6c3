import { type DatabaseCloud, openDatabaseCloud, reasonOf } from './databaseCloud'

// biome-ignore lint/suspicious/noExplicitAny: SDK 的 command 没有精确的类型。
type Any = any

let cloud: DatabaseCloud

beforeAll(async () => {
  cloud = await openDatabaseCloud([
    { name: 'wishes', indexes: [{ name: 'no', keys: [['no', 1]], unique: true }] },
    { name: 'notes', indexes: [] },
  ])
})

afterAll(() => cloud.close())

beforeEach(async () => {
  for (const name of ['wishes', 'notes']) await cloud.db.collection(name).where({}).remove()
})

const notes = () => cloud.db.collection('notes')
const note = async (id: string) => (await notes().doc(id).get()).data

describe('新增与读取', () => {
  test('新增一条，取回来字段和类型都不变', async () => {
    const at = new Date('2025-01-02T03:04:05.678Z')
    const data = { a: 1, b: 1.5, c: '中文\0😀', d: true, e: null, f: [1, 'x', { y: -2 }], at }
    const { _id } = await notes().add({ data: { ...data, 没有: undefined } })
    expect(_id).toMatch(/^[0-9a-f]{32}$/)
    const read = await note(_id)
    expect(read).toEqual({ _id, ...data })
    expect(Object.keys(read)[0]).toBe('_id')
  })

  test('同一个编号新增两次，第二次说是重复，原来那条不变', async () => {
    await notes().add({ data: { _id: 'one', n: 1 } })
    const error = await reasonOf(notes().add({ data: { _id: 'one', n: 2 } }))
    expect(error).toMatchObject({
      errCode: -501001,
      message: expect.stringMatching(/DuplicateWrite/),
    })
    expect(await note('one')).toEqual({ _id: 'one', n: 1 })
  })

  test('没有的集合说没有，再建一次说已经有了', async () => {
    expect(await reasonOf(cloud.db.collection('none').get())).toMatchObject({ errCode: -502005 })
    await cloud.db.createCollection('made')
    expect((await cloud.db.collection('made').get()).data).toEqual([])
    const again = await reasonOf(cloud.db.createCollection('made'))
    expect(again).toMatchObject({ message: expect.stringMatching(/Table exist/) })
  })

  test('没有的文档读出来是空', async () => {
    expect(await note('none')).toBeNull()
  })

  test('服务器时间按本地云的时钟，可以加偏移', async () => {
    const data = { now: cloud.db.serverDate(), later: [cloud.db.serverDate({ offset: 60_000 })] }
    const { _id } = await notes().add({ data })
    const at = new Date(cloud.clock.now)
    const later = new Date(cloud.clock.now + 60_000)
    expect(await note(_id)).toEqual({ _id, now: at, later: [later] })
  })

  test('字段名以 $ 开头的文档不收', async () => {
    for (const data of [{ $set: { a: 1 } }, { a: { b: [{ $gt: '' }] } }]) {
      expect(await reasonOf(notes().add({ data }))).toMatchObject({ errCode: -502001 })
    }
    expect((await notes().count()).total).toBe(0)
  })

  test('唯一编号重复的不收；没有编号的只能有一条', async () => {
    const wishes = cloud.db.collection('wishes')
    await wishes.add({ data: { _id: 'a', no: 'N1' } })
    await wishes.add({ data: { _id: 'b' } })
    expect(await reasonOf(wishes.add({ data: { no: 'N1' } }))).toMatchObject({
      message: expect.stringMatching(/DuplicateWrite/),
    })
    expect(await reasonOf(wishes.add({ data: {} }))).toMatchObject({
      message: expect.stringMatching(/DuplicateWrite/),
    })
    expect(await reasonOf(wishes.doc('b').update({ data: { no: 'N1' } }))).toBeDefined()
    await wishes.doc('a').update({ data: { no: 'N2' } })
    await wishes.doc('b').update({ data: { no: 'N1' } })
    expect((await wishes.where({ no: 'N1' }).get()).data).toEqual([{ _id: 'b', no: 'N1' }])
  })
})

describe('整条换掉', () => {
  test('有就换掉，没有就新增', async () => {
    const created = await notes()
      .doc('x')
      .set({ data: { a: 1, b: 2 } })
    expect(created.stats).toEqual({ updated: 0, created: 1 })
    const replaced = await notes()
      .doc('x')
      .set({ data: { c: 3 } })
    expect(replaced.stats).toEqual({ updated: 1, created: 0 })
    expect(await note('x')).toEqual({ _id: 'x', c: 3 })
  })
})

describe('更新', () => {
  const updates: [string, object, (command: Any) => object, object][] = [
    ['改字段，只动写到的', { a: { b: 1, c: 2 } }, () => ({ a: { b: 9 } }), { a: { b: 9, c: 2 } }],
    ['整个换掉一个对象', { a: { b: 1 } }, (_: Any) => ({ a: _.set({ c: 1 }) }), { a: { c: 1 } }],
    ['删掉字段', { a: 1, b: 2 }, (_: Any) => ({ a: _.remove() }), { b: 2 }],
    ['加减', { a: 1 }, (_: Any) => ({ a: _.inc(2), b: _.inc(-1) }), { a: 3, b: -1 }],
    ['乘', { a: 3 }, (_: Any) => ({ a: _.mul(2), b: _.mul(5) }), { a: 6, b: 0 }],
    [
      '取小取大',
      { a: 3, b: 3 },
      (_: Any) => ({ a: _.min(1), b: _.max(9), c: _.max(0) }),
      { a: 1, b: 9, c: 0 },
    ],
    ['改字段名', { a: 1 }, (_: Any) => ({ a: _.rename('z') }), { z: 1 }],
    ['末尾追加', { a: [1] }, (_: Any) => ({ a: _.push([2, 3]) }), { a: [1, 2, 3] }],
    ['没有的数组也能追加', {}, (_: Any) => ({ a: _.push({ k: 1 }) }), { a: [{ k: 1 }] }],
    ['开头插入', { a: [1] }, (_: Any) => ({ a: _.unshift([0]) }), { a: [0, 1] }],
    [
      '追加之后排序，只留三个',
      { a: [{ n: 5 }] },
      (_: Any) => ({
        a: _.push({ each: [{ n: 1 }, { n: 9 }, { n: 3 }], sort: { n: -1 }, slice: 3 }),
      }),
      { a: [{ n: 9 }, { n: 5 }, { n: 3 }] },
    ],
    [
      '只留最后两个',
      { a: [1, 2] },
      (_: Any) => ({ a: _.push({ each: [3], slice: -2 }) }),
      { a: [2, 3] },
    ],
    [
      '插在指定位置',
      { a: [1, 4] },
      (_: Any) => ({ a: _.push({ each: [2, 3], position: 1 }) }),
      { a: [1, 2, 3, 4] },
    ],
    ['去掉最后一个', { a: [1, 2] }, (_: Any) => ({ a: _.pop() }), { a: [1] }],
    ['去掉第一个', { a: [1, 2] }, (_: Any) => ({ a: _.shift() }), { a: [2] }],
    ['去掉等于它的', { a: [1, 2, 1] }, (_: Any) => ({ a: _.pull(1) }), { a: [2] }],
    [
      '去掉符合条件的',
      { a: [{ k: 1 }, { k: 2 }, 1] },
      (_: Any) => ({ a: _.pull({ k: _.gte(2) }) }),
      { a: [{ k: 1 }, 1] },
    ],
    ['去掉其中任何一个', { a: [1, 2, 3] }, (_: Any) => ({ a: _.pull(_.in([1, 3])) }), { a: [2] }],
    ['去掉列出的', { a: [1, 2, 3] }, (_: Any) => ({ a: _.pullAll([1, 2]) }), { a: [3] }],
    ['没有才加', { a: [1] }, (_: Any) => ({ a: _.addToSet(2) }), { a: [1, 2] }],
    [
      '没有才加，多个',
      { a: [1] },
      (_: Any) => ({ a: _.addToSet({ $each: [1, 2, 2] }) }),
      { a: [1, 2] },
    ],
    ['按下标改数组里的', { a: [{ b: 1 }] }, () => ({ 'a.0.b': 2 }), { a: [{ b: 2 }] }],
    ['缺的中间层会建出来', {}, () => ({ 'a.b.c': 1 }), { a: { b: { c: 1 } } }],
  ]

  test.each(updates)('%s', async (_name, before, update, after) => {
    await notes().add({ data: { _id: 'u', ...before } })
    const result = await notes()
      .doc('u')
      .update({ data: update(cloud.db.command) })
    expect(result.stats.updated).toBe(1)
    expect(await note('u')).toEqual({ _id: 'u', ...after })
  })

  test('值没有变就不算改过', async () => {
    await notes().add({ data: { _id: 'u', a: 1, at: new Date(5) } })
    const { stats } = await notes()
      .doc('u')
      .update({ data: { a: 1, at: new Date(5) } })
    expect(stats.updated).toBe(0)
    expect(
      (
        await notes()
          .doc('none')
          .update({ data: { a: 1 } })
      ).stats.updated,
    ).toBe(0)
  })

  test('改不动的说清楚，文档不变', async () => {
    const _ = cloud.db.command
    const before = { _id: 'u', empty: null, text: 'x', list: [1] }
    await notes().add({ data: before })
    const wrong = [
      { 'empty.b': 1 },
      { text: _.inc(1) },
      { text: _.push([1]) },
      { 'list.key': 1 },
      { a: { b: { $gt: 1 } } },
      { 'a.$.b': 1 },
      { text: _.set('y'), 'text.z': 1 },
    ]
    for (const data of wrong) {
      expect(await reasonOf(notes().doc('u').update({ data }))).toMatchObject({ errCode: -502001 })
    }
    expect(await note('u')).toEqual(before)
  })

  test('按条件改多条或只改一条', async () => {
    const _ = cloud.db.command
    for (const n of [1, 2, 3]) await notes().add({ data: { _id: `n${n}`, n } })
    const many = await notes()
      .where({ n: _.gte(2) })
      .update({ data: { big: true } })
    expect(many.stats.updated).toBe(2)
    const one = await notes()
      .where({ n: _.gte(1) })
      .update({ data: { one: true }, multi: false })
    expect(one.stats.updated).toBe(1)
    const same = await notes()
      .where({ n: _.gte(1) })
      .update({ data: { big: true } })
    expect(same.stats.updated).toBe(1)
  })

  test('改了并取回改后的样子', async () => {
    await notes().add({ data: { _id: 'u', n: 1 } })
    const { reply } = await cloud.database().run('database.modifyAndReturnDoc', {
      collectionName: 'notes',
      query: '{"_id":"u"}',
      data: '{"$inc":{"n":{"$numberInt":"4"}}}',
    })
    const { updated, doc } = reply.data as { updated: number; doc: string }
    expect([updated, JSON.parse(doc)]).toEqual([1, { _id: 'u', n: { $numberInt: '5' } }])
  })
})

describe('删除', () => {
  test('删一条、按条件删、删没有的', async () => {
    for (const n of [1, 2, 3]) await notes().add({ data: { _id: `n${n}`, n } })
    expect((await notes().doc('n1').remove()).stats.removed).toBe(1)
    expect((await notes().doc('n1').remove()).stats.removed).toBe(0)
    const _ = cloud.db.command
    expect(
      (
        await notes()
          .where({ n: _.gt(0) })
          .remove()
      ).stats.removed,
    ).toBe(2)
    expect((await notes().count()).total).toBe(0)
  })
})
