import { readFileSync } from 'node:fs'
import path from 'node:path'
import { collections } from '@domain/collections'
import { crossings, domainCycle } from './tidy/borders'
import {
  barrels,
  collectionNames,
  impurities,
  linesMatching,
  transactionMisuse,
} from './tidy/habits'
import { importsOf } from './tidy/imports'
import { lineCount, productFolders, quantile, type Source, sourcesIn } from './tidy/sources'

const code = sourcesIn(productFolders, /\.(tsx?|mjs|js)$/)
const typed = code.filter(({ path: file }) => /\.tsx?$/.test(file))
const product = sourcesIn(productFolders, /\.(tsx?|mjs|js|scss)$/)
const tests = sourcesIn(['test'], /\.(ts|js)$/).filter(
  ({ path: file }) => !/^test\/tidy/.test(file),
)
const everything = sourcesIn(['.'], /\.(tsx?|mjs|js|json|scss|css|html|md|yml|yaml)$|\/run$/)
const imports = typed.flatMap(importsOf)
const inside = (folder: string) => typed.filter(({ path: file }) => file.startsWith(`${folder}/`))

describe('谁能用谁', () => {
  test('没有越界的引用', () => {
    expect(crossings(imports)).toEqual([])
  })

  test('domain 的各目录不绕圈', () => {
    expect(domainCycle(imports)).toEqual([])
  })

  test('小程序、规则和云函数用到的包都列为正式依赖', () => {
    const file = path.resolve(__dirname, '../package.json')
    const { dependencies } = JSON.parse(readFileSync(file, 'utf8'))
    const used = imports
      .filter(({ from }) => /^(src|domain|cloudfunctions)\//.test(from))
      .filter((it) => !it.inside && !it.typeOnly && !it.target.startsWith('node:'))
      .map(({ target }) => target)
    expect([...new Set(used)].filter((name) => !(name in dependencies))).toEqual([])
  })
})

describe('文件大小', () => {
  const sizes = product.map(lineCount)

  test('一半的文件不超过 60 行', () => expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(60))

  test('九成的文件不超过 150 行', () => expect(quantile(sizes, 0.9)).toBeLessThanOrEqual(150))

  test('没有超过 300 行的文件', () => {
    expect(product.filter((source) => lineCount(source) > 300).map((it) => it.path)).toEqual([])
  })
})

describe('没有留下半成品', () => {
  test('没有“以后再做”的记号和调试语句', () => {
    expect(linesMatching([...product, ...tests], /\b(TODO|FIXME|XXX|HACK)\b|\bdebugger\b/)).toEqual(
      [],
    )
  })

  test('没有只跑一部分或跳过的测试', () => {
    const partial =
      /\b(test|it|describe)\.(only|skip|todo)\b|\b(xtest|xit|xdescribe|fit|fdescribe)\(/
    expect(linesMatching(tests, partial)).toEqual([])
  })

  test('没有只管转手的文件，也没有什么都往里放的 utils', () => {
    expect(barrels(typed)).toEqual([])
    expect(code.filter(({ path: file }) => /(^|\/)utils?\.\w+$/.test(file))).toEqual([])
  })

  test('没有写进某台机器的路径', () => {
    const machine =
      /(^|[\s"'`(=])\/(work|farm|root|home\/\w+|Users\/\w+|tmp)\/|\.\.\/shared\/\w+\.md/
    const outsideTests = everything.filter(({ path: file }) => !file.startsWith('test/tidy'))
    expect(linesMatching(outsideTests, machine)).toEqual([])
  })

  test('没有写进软件包来源的网址，锁文件只记 npm 的官方来源', () => {
    const elsewhere = everything.filter(({ path: file }) => !/^test\/tidy|package-lock/.test(file))
    expect(linesMatching(elsewhere, /https?:\/\/[\w.-]*(registry|npmmirror|npmjs\.org)/)).toEqual(
      [],
    )
    const lock = everything.filter(({ path: file }) => file === 'package-lock.json')
    expect(linesMatching(lock, /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)/)).toEqual([])
  })
})

describe('数据', () => {
  test('代码里写出名字的集合都在 domain/collections.ts 里登记过', () => {
    const known = collections.map(({ name }) => name)
    const named = collectionNames([...inside('domain'), ...inside('cloudfunctions')])
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })

  test('事务里没有会跑到事务外面的写法', () => {
    expect(transactionMisuse([...inside('cloudfunctions'), ...inside('domain')])).toEqual([])
  })

  test('规则不自己看钟、不自己取随机数', () => {
    expect(impurities(inside('domain'))).toEqual([])
  })
})

describe('这些检查真的管用', () => {
  const one = (file: string, text: string): Source => ({ path: file, text })
  const crossed = (file: string, text: string) => crossings(importsOf(one(file, text)))

  test.each([
    ['domain/wish/a.ts', "import dayjs from 'dayjs'"],
    ['domain/kernel/a.ts', "import { wish } from '@domain/wish/wish'"],
    ['src/features/wish/a.ts', "import { x } from '@/features/shop/x'"],
    ['src/shared/a.ts', "import { step } from '@domain/wish/usecases'"],
    ['src/shared/a.ts', "import { readFileSync } from 'node:fs'"],
    ['cloudfunctions/wish/a.ts', "import { x } from '../shop/x'"],
    ['localcloud/a.ts', "import { collections } from '../domain/collections'"],
  ])('越界的引用看得出来：%s 里的 %s', (file, text) => {
    expect(crossed(file, text)).toHaveLength(1)
  })

  test('只取类型的用例引用可以放行', () => {
    expect(crossed('src/shared/a.ts', "import type { x } from '@domain/wish/usecases'")).toEqual([])
  })

  test('绕圈、转手、事务误用、不纯的规则都看得出来', () => {
    const circle = [
      one('domain/a/x.ts', "import { y } from '@domain/b/y'"),
      one('domain/b/y.ts', "import { x } from '../a/x'"),
    ]
    expect(domainCycle(circle.flatMap(importsOf))).not.toEqual([])
    expect(barrels([one('a.ts', "export * from './b'")])).toEqual(['a.ts'])
    const inTransaction = (line: string) =>
      one('a.ts', `async function f() { const t = await db.startTransaction()\n${line} }`)
    const byCondition = inTransaction("await t.collection('a').where({ x: 1 }).update({})")
    expect(transactionMisuse([byCondition])).toHaveLength(1)
    expect(transactionMisuse([inTransaction("await db.collection('a').get()")])).toHaveLength(1)
    const asks = 'const a = [new Date(), Date.now(), Math.random(), dayjs(), new Date(1)]'
    expect(impurities([one('a.ts', asks)])).toHaveLength(4)
  })
})
