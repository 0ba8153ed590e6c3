import fc from 'fast-check'
import { compareValues } from '../../localcloud/database/keys'
import { matcher } from '../../localcloud/database/match'
import type { Doc } from '../../localcloud/types'
import { type DatabaseCloud, openDatabaseCloud, reasonOf } from './databaseCloud'

let cloud: DatabaseCloud

beforeAll(async () => {
  cloud = await openDatabaseCloud([
    {
      name: 'wishes',
      indexes: [
        {
          name: 'within_order',
          keys: [
            ['within', 1],
            ['order', -1],
          ],
        },
        {
          name: 'status_due',
          keys: [
            ['status', 1],
            ['dueAt', 1],
          ],
        },
      ],
    },
    { name: 'people', indexes: [] },
  ])
})

afterAll(() => cloud.close())

const wishes = () => cloud.db.collection('wishes')
const ids = ({ data }: { data: { _id: string }[] }) => data.map(({ _id }) => _id)

describe('查询', () => {
  beforeAll(async () => {
    const docs = Array.from({ length: 300 }, (_, i) => ({
      _id: `w${String(i).padStart(3, '0')}`,
      within: ['district', `community:${i % 3}`, `grid:${i % 15}`],
      order: String(i).padStart(3, '0'),
      status: ['open', 'claimed', 'done'][i % 3],
      dueAt: new Date(i * 1000),
      level: i % 7,
      tags: i % 2 ? ['水', '电'] : [],
      detail: { by: `p${i % 5}`, list: [{ n: i }, { n: -i }] },
    }))
    cloud.database().load('wishes', docs)
  })

  test('按网格查最新二十条，只取二十条', async () => {
    const page = await wishes().where({ within: 'grid:4' }).orderBy('order', 'desc').limit(20).get()
    expect(ids(page)).toEqual(
      Array.from({ length: 20 }, (_, i) => `w${String(289 - i * 15).padStart(3, '0')}`),
    )
    expect(cloud.lastStats()).toEqual({
      collection: 'wishes',
      index: 'within_order',
      examined: 20,
      returned: 20,
    })
  })

  test('游标翻页、反方向、跳过几条都用索引', async () => {
    const _ = cloud.db.command
    const area = wishes().where({ within: 'community:1', order: _.lt('100') })
    expect(ids(await area.orderBy('order', 'desc').limit(2).get())).toEqual(['w097', 'w094'])
    expect(cloud.lastStats()).toMatchObject({ index: 'within_order', examined: 2 })
    expect(ids(await area.orderBy('order', 'asc').skip(1).limit(2).get())).toEqual(['w004', 'w007'])
    expect(cloud.lastStats()).toMatchObject({ index: 'within_order', examined: 3 })
  })

  test('几种状态合起来按到期时间排，也只取要的几条', async () => {
    const _ = cloud.db.command
    const query = wishes().where({ status: _.in(['open', 'done']), dueAt: _.gte(new Date(30_000)) })
    expect(ids(await query.orderBy('dueAt', 'asc').limit(3).get())).toEqual([
      'w030',
      'w032',
      'w033',
    ])
    expect(cloud.lastStats()).toMatchObject({ index: 'status_due', examined: 3 })
  })

  test('按编号查一条或几条用 _id', async () => {
    const _ = cloud.db.command
    expect(
      ids(
        await wishes()
          .where({ _id: _.in(['w002', 'w001', 'none']) })
          .get(),
      ),
    ).toHaveLength(2)
    expect(cloud.lastStats()).toMatchObject({ index: '_id', examined: 2 })
    await wishes().doc('w009').get()
    expect(cloud.lastStats()).toMatchObject({ index: '_id', examined: 1 })
  })

  test('没有合适的索引就全表扫描，并且说出来', async () => {
    const { total } = await wishes().where({ level: 3 }).count()
    expect([total, cloud.lastStats()]).toEqual([
      43,
      { collection: 'wishes', index: 'SCAN', examined: 300, returned: 1 },
    ])
    expect(cloud.database().explain('wishes', { level: 3 }).index).toBe('SCAN')
  })

  test('不写条数是一百条，不排序按新增的先后', async () => {
    const { data } = await wishes().get()
    expect([data.length, data[0]._id, data[99]._id]).toEqual([100, 'w000', 'w099'])
  })

  test('各种条件', async () => {
    const _ = cloud.db.command
    const count = async (query: object) => (await wishes().where(query).count()).total
    expect(await count({ 'detail.by': 'p2' })).toBe(60)
    expect(await count({ detail: { by: 'p2' } })).toBe(60)
    expect(await count({ tags: _.all(['水', '电']) })).toBe(150)
    expect(await count({ tags: _.size(0) })).toBe(150)
    expect(await count({ 'detail.list': _.elemMatch({ n: _.gt(297) }) })).toBe(2)
    expect(await count({ missing: _.exists(false) })).toBe(300)
    expect(await count({ order: /^00\d$/ })).toBe(10)
    expect(await count({ order: cloud.db.RegExp({ regexp: '^00[12]$', options: 'i' }) })).toBe(2)
    expect(await count({ level: _.gt(1).and(_.lt(4)) })).toBe(86)
    expect(await count(_.or([{ order: '001' }, { order: '002' }]))).toBe(2)
    expect(await count({ level: _.nin([0, 1, 2, 3, 4, 5]) })).toBe(42)
    expect(await count({ level: _.mod(7, 6) })).toBe(42)
    expect(await count({ level: _.not(_.eq(0)) })).toBe(257)
    expect(await count(_.expr(_.aggregate.eq(['$level', 3])))).toBe(43)
  })

  test('只取部分字段', async () => {
    const { data } = await wishes().doc('w001').field({ order: true, 'detail.by': true }).get()
    expect(data).toEqual({ _id: 'w001', order: '001', detail: { by: 'p1' } })
    const page = await wishes().where({ order: '002' }).field({ _id: false, status: 1 }).get()
    expect(page.data).toEqual([{ status: 'done' }])
  })

  test('夹带的查询运算符原样到达数据库', async () => {
    const forged = JSON.parse('{"order": {"$gt": ""}}')
    expect((await wishes().where(forged).count()).total).toBe(300)
  })

  test('写错的查询说是请求失败，脚本不执行', async () => {
    const wrong = [
      { order: { $what: 1 } },
      { $or: 'x' },
      { $where: 'true' },
      { order: { $regex: '(' } },
      { level: { $in: 3 } },
    ]
    for (const query of wrong) {
      const reason = await reasonOf(wishes().where(query).get())
      expect(reason).toMatchObject({ errCode: -502001 })
    }
  })

  test('聚合：先用索引挑出来，再分组；不写条数只给二十条', async () => {
    const $ = cloud.db.command.aggregate
    const { list } = await wishes()
      .aggregate()
      .match({ status: 'open' })
      .group({ _id: '$level', n: $.sum(1) })
      .sort({ _id: 1 })
      .end()
    expect(list.slice(0, 2)).toEqual([
      { _id: 0, n: 15 },
      { _id: 1, n: 14 },
    ])
    expect(cloud.lastStats()).toMatchObject({ index: 'status_due', examined: 100 })
    expect((await wishes().aggregate().match({ within: 'district' }).end()).list).toHaveLength(20)
    const more = await wishes().aggregate().match({ within: 'district' }).limit(50).end()
    expect(more.list).toHaveLength(50)
    expect(cloud.lastStats()).toMatchObject({ examined: 50 })
  })
})

describe('补建索引', () => {
  test('已有数据的集合加了索引就用得上，去掉的不再用，重开之后照旧', async () => {
    const people = Array.from({ length: 50 }, (_, i) => ({
      _id: `p${i}`,
      age: i % 10,
      team: i % 4,
    }))
    cloud.database().load('people', people)
    const explain = () => cloud.database().explain('people', { age: 3 })
    expect(explain()).toMatchObject({ index: 'SCAN', examined: 50 })
    cloud.database().ensure([{ name: 'people', indexes: [{ name: 'age', keys: [['age', 1]] }] }])
    expect(explain()).toMatchObject({ index: 'age', examined: 5, returned: 5 })
    cloud.reopen()
    expect(explain()).toMatchObject({ index: 'age', examined: 5 })
    const unique = { name: 'team', keys: [['team', 1]], unique: true } as const
    expect(() => cloud.database().ensure([{ name: 'people', indexes: [unique] }])).toThrow(
      /duplicate key/,
    )
    expect(explain()).toMatchObject({ index: 'age' })
    cloud.database().ensure([{ name: 'people', indexes: [] }])
    expect(explain()).toMatchObject({ index: 'SCAN' })
  })
})

describe('索引与逐条比较的结果一样', () => {
  const scalar = fc.oneof(
    fc.integer({ min: -3, max: 3 }),
    fc.constantFrom(
      0.5,
      -1.5,
      null,
      true,
      false,
      '',
      'a',
      'ab',
      '中',
      '\0',
      '\u0001x',
      '😀',
      '\uffee',
    ),
    fc.integer({ min: 0, max: 3 }).map((n) => new Date(n)),
  )
  const value = fc.oneof({ weight: 4, arbitrary: scalar }, fc.array(scalar, { maxLength: 3 }))
  const fields = fc.record(
    { a: value, b: value, c: scalar },
    { requiredKeys: [], noNullPrototype: true },
  )
  const nested = fc.record(
    { d: fc.oneof(fields, fc.array(fields, { maxLength: 2 })) },
    { requiredKeys: [], noNullPrototype: true },
  )
  const docs = fc.array(
    fc.tuple(fields, nested).map(([flat, deep]) => ({ ...flat, ...deep })),
    { minLength: 1, maxLength: 40 },
  )
  const operator = fc.oneof(
    scalar,
    scalar.map(($eq) => ({ $eq })),
    fc.array(scalar, { maxLength: 3 }).map(($in) => ({ $in })),
    fc
      .record({ $gt: scalar, $lte: scalar }, { requiredKeys: [], noNullPrototype: true })
      .filter((range) => Object.keys(range).length > 0),
    scalar.map(($gte) => ({ $gte })),
    fc.tuple(scalar, scalar).map(([$gte, $lt]) => ({ $gte, $lt })),
    scalar.map(($ne) => ({ $ne })),
  )
  const paths = ['a', 'b', 'c', 'd.a', 'd.c']
  const filter = fc
    .dictionary(fc.constantFrom(...paths), operator, { maxKeys: 3, noNullPrototype: true })
    .chain((flat) =>
      fc.constantFrom<object>(flat, {
        $and: Object.entries(flat).map(([key, condition]) => ({ [key]: condition })),
      }),
    )
    .map((query) => (JSON.stringify(query) === '{"$and":[]}' ? {} : query))
  const direction = fc.constantFrom(1 as const, -1 as const)
  const sort = fc
    .uniqueArray(fc.tuple(fc.constantFrom(...paths), direction), {
      maxLength: 2,
      selector: ([path]) => path,
    })
    .map((entries) => Object.fromEntries(entries) as Record<string, 1 | -1>)
  const indexKeys = fc.uniqueArray(fc.tuple(fc.constantFrom(...paths), direction), {
    minLength: 1,
    maxLength: 3,
    selector: ([path]) => path,
  })

  const leaves = (doc: unknown, path: string): unknown[] => {
    const [head, ...rest] = path.split('.')
    const items = Array.isArray(doc) ? doc : [doc]
    if (items.length === 0) return [undefined]
    return items.flatMap((item) => {
      const found = (item as Record<string, unknown> | undefined)?.[head!]
      if (rest.length > 0) return leaves(found, rest.join('.'))
      if (!Array.isArray(found)) return [found ?? null]
      return found.length > 0 ? found : [Symbol.for('empty')]
    })
  }
  const compare = (a: unknown, b: unknown) => {
    const rank = (v: unknown) => (v === Symbol.for('empty') ? 0 : 1)
    return rank(a) - rank(b) || (rank(a) === 0 ? 0 : compareValues(a, b))
  }
  /** 一条文档在排序里的位置，按 MongoDB 的规则另算一遍。 */
  const place = (doc: Doc, path: string, way: 1 | -1) =>
    leaves(doc, path).reduce((best, item) => (compare(item, best) * way < 0 ? item : best))

  test('随机的文档、索引、条件、次序和页', () => {
    let indexed = 0
    let round = 0
    const database = cloud.database()
    fc.assert(
      fc.property(
        docs,
        fc.array(indexKeys, { maxLength: 3 }),
        filter,
        sort,
        fc.nat(10),
        fc.nat(3),
        (items, indexes, query, order, limit, skip) => {
          const stored = items.map((item, i) => ({ ...item, _id: `n${i}` })) as Doc[]
          // 每一轮用一个新的集合，互不留下东西。
          const name = `random${round++}`
          database.ensure([{ name, indexes: [] }])
          database.load(name, stored.slice(0, 10))
          const specs = indexes.map((keys, i) => ({ name: `i${i}`, keys }))
          database.ensure([{ name, indexes: specs }])
          database.load(name, stored.slice(10))
          const matches = matcher(query as Record<string, unknown>)
          const expected = stored.filter(matches).map(({ _id }) => _id)
          const all = database.find(name, { filter: query, limit: 1000 })
          expect(all.map(({ _id }) => _id).sort()).toEqual([...expected].sort())
          const stats = database.explain(name, query, order)
          if (stats.index !== 'SCAN') indexed++
          const whole = database.find(name, { filter: query, sort: order, limit: 1000 })
          const ordered = stored.filter(matches).sort((x, y) => {
            for (const [path, way] of Object.entries(order)) {
              const difference = compare(place(x, path, way), place(y, path, way)) * way
              if (difference !== 0) return difference
            }
            return 0
          })
          const keys = (list: Doc[]) =>
            list.map((doc) => Object.entries(order).map(([path, way]) => place(doc, path, way)))
          expect(keys(whole)).toEqual(keys(ordered))
          const page = database.find(name, { filter: query, sort: order, limit, skip })
          expect(page).toEqual(whole.slice(skip, skip + limit))
        },
      ),
      { numRuns: 300 },
    )
    expect(indexed).toBeGreaterThan(50)
  })
})
