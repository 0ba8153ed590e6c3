import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { accountUseCases } from '@domain/account/usecases'
import { accountCareUseCases } from '@domain/accountcare/usecases'
import { appointmentUseCases } from '@domain/appointment/usecases'
import { areaUseCases } from '@domain/area/usecases'
import { checkinUseCases } from '@domain/checkin/usecases'
import { collections } from '@domain/collections'
import { complaintUseCases } from '@domain/complaint/usecases'
import { homeUseCases } from '@domain/home/usecases'
import { inboxUseCases } from '@domain/inbox/usecases'
import { roles } from '@domain/kernel/actor'
import { errorCodes } from '@domain/kernel/errors'
import { openingUseCases } from '@domain/opening/usecases'
import { registerUseCases } from '@domain/register/usecases'
import { reportStatuses } from '@domain/reportin/reportin'
import { reportSteps } from '@domain/reportin/steps'
import { reportInUseCases } from '@domain/reportin/usecases'
import { ticketKinds } from '@domain/ticket/ticket'
import { resourceKinds } from '@domain/unit/kinds'
import { reportInStatuses } from '@domain/unit/report-in'
import { reportInSteps } from '@domain/unit/steps'
import { unitUseCases } from '@domain/unit/usecases'
import { steps } from '@domain/wish/steps'
import { wishUseCases } from '@domain/wish/usecases'
import { wishKinds, wishStatuses } from '@domain/wish/wish'
import { functionNames } from '../config/functions'
import { DEFAULT_PORT } from '../config/run/flags'
import { people } from './seed/cast'
import { lineCount, type Source, sourcesIn } from './tidy/sources'

const root = path.resolve(__dirname, '..')
const docs: readonly Source[] = [
  ...sourcesIn(['docs'], /\.md$/),
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].map((file) => ({
    path: file,
    text: readFileSync(path.join(root, file), 'utf8'),
  })),
]
const textOf = (file: string) => docs.find((it) => it.path === file)?.text ?? ''
const glossary = textOf('docs/glossary.md')
const deploy = textOf('docs/deploy.md')
const architecture = textOf('docs/architecture.md')
const product = textOf('docs/product.md')

/** 每份文档里合乎 `pattern` 的第一组，连同出处。 */
const mentions = (pattern: RegExp) =>
  docs.flatMap(({ path: from, text }) =>
    [...text.matchAll(pattern)].map(([, found = '']) => ({ from, found })),
  )

/** 反引号里的词。 */
const quoted = (text: string) => [...text.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word)

/** 表格的各行，每行是几格文字；标题下面那一行横线不算。 */
const rowsOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s|:-]+\|$/.test(line))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )

/** 以某个标题开头、到下一个同级或更高的标题为止的一节。 */
function section(text: string, title: string): string {
  const [, rest = ''] = text.split(new RegExp(`^#+ ${title}$`, 'm'))
  return rest.split(/^#/m)[0] ?? ''
}

/** 一节词汇表：代码里的词 → 中文。 */
const wordsIn = (title: string) =>
  Object.fromEntries(
    rowsOf(section(glossary, title)).flatMap(([chinese = '', code = '']) =>
      quoted(code)
        .slice(0, 1)
        .map((word) => [word, chinese]),
    ),
  )

const labels = <T extends object>(table: T, label: (row: T[keyof T]) => string) =>
  Object.fromEntries(
    (Object.entries(table) as [string, T[keyof T]][]).map(([name, row]) => [name, label(row)]),
  )

describe('文档指的地方都在', () => {
  const top = new Set(readdirSync(root))
  const generated = /^(dist|node_modules|\.data|\.git)(\/|$)/

  test('反引号里的路径', () => {
    const wrong = mentions(/`([^`\n\s]+)`/g).filter(({ found }) => {
      const [first = ''] = found.split('/')
      const isPath = found.includes('/') ? top.has(first) : /\.(mdx?|json|js|tsx?)$/.test(found)
      if (!isPath || generated.test(found) || /[*<…]/.test(found)) return false
      return !existsSync(path.join(root, found))
    })
    const optional = ['project.private.config.json', 'config.json', 'utils.ts']
    expect(wrong.filter(({ found }) => !optional.includes(found))).toEqual([])
  })

  test('文档之间的链接和图片', () => {
    const links = [
      ...mentions(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g),
      ...mentions(/<img[^>]*\ssrc="([^"]+)"/g),
    ].filter(({ found }) => !/^https?:/.test(found))
    expect(links.length).toBeGreaterThan(10)
    const broken = links.filter(
      ({ from, found }) => !existsSync(path.join(root, path.dirname(from), found)),
    )
    expect(broken).toEqual([])
  })

  test('npm 命令', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
    const used = [
      ...mentions(/npm run ([\w:]+)/g),
      ...mentions(/npm (start|test)\b/g),
      ...mentions(/npm (?!run |start|test|ci\b)([a-z]+)`/g),
    ].map(({ found }) => found)
    expect(used.length).toBeGreaterThan(10)
    expect([...new Set(used)].filter((name) => !(name in scripts))).toEqual([])
    const explained = textOf('README.md') + textOf('CONTRIBUTING.md')
    const silent = Object.keys(scripts).filter(
      (name) => !explained.includes(`npm run ${name}`) && !explained.includes(`npm ${name}`),
    )
    expect(silent).toEqual([])
  })

  test('截图每张不超过 120 KB，而且都用上了', () => {
    const folder = path.join(root, 'docs/images')
    for (const name of readdirSync(folder)) {
      expect([name, statSync(path.join(folder, name)).size]).toEqual([name, expect.any(Number)])
      expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(120 * 1024)
      expect(docs.some(({ text }) => text.includes(`images/${name}`))).toBe(true)
    }
  })

  test('没有某台机器的路径和软件包来源的网址', () => {
    const foreign =
      /((?:^|[\s"'`(=])\/(?:work|root|home|Users|tmp|opt)\/|[A-Z]:\\|\b[\w.-]*(?:registry|npmmirror|npmjs)\.\w+)/gm
    expect(mentions(foreign)).toEqual([])
  })

  test('决定每份不超过一页，而且都在目录里', () => {
    const decisions = docs.filter(({ path: file }) => /decisions\/\d{4}/.test(file))
    const index = textOf('docs/decisions/README.md')
    expect(decisions.length).toBeGreaterThan(0)
    for (const decision of decisions) {
      expect(index).toContain(`(${path.basename(decision.path)})`)
      expect([decision.path, lineCount(decision) <= 40]).toEqual([decision.path, true])
    }
  })
})

describe('词汇表与代码对得上', () => {
  const known = new Set(quoted(glossary))

  test('每个集合', () => {
    expect(collections.map(({ name }) => name).filter((name) => !known.has(name))).toEqual([])
  })

  test('每个角色，中文也相同', () => {
    expect(wordsIn('角色')).toEqual(roles)
  })

  test('心愿的每个状态、步骤、种类，中文就是页面上的字', () => {
    expect(wordsIn('心愿的状态')).toEqual(labels(wishStatuses, (it) => it.label))
    expect(wordsIn('心愿的步骤')).toEqual(labels(steps, (it) => it.label))
    expect(wordsIn('心愿的种类')).toEqual(labels(wishKinds, (it) => it.short))
  })

  test('单位报到的每个状态、步骤、种类，中文就是页面上的字', () => {
    expect(wordsIn('单位报到的状态')).toEqual(labels(reportInStatuses, (it) => it.label))
    expect(wordsIn('单位报到的步骤')).toEqual(labels(reportInSteps, (it) => it.label))
    expect(wordsIn('单位能做的种类')).toEqual(labels(resourceKinds, (it) => it.label))
  })

  test('双报到的每个状态、步骤，中文就是页面上的字', () => {
    expect(wordsIn('双报到的状态')).toEqual(labels(reportStatuses, (it) => it.label))
    expect(wordsIn('双报到的步骤')).toEqual(labels(reportSteps, (it) => it.label))
  })

  test('工单的每个类别，连同号码', () => {
    const [row = []] = rowsOf(section(glossary, '工单')).filter(([, code]) => code === '`kind`')
    for (const [kind, number] of Object.entries(ticketKinds))
      expect(row.at(-1)).toMatch(new RegExp(`\`${kind}\` \\S+ ${number}`))
  })

  test('每种失败', () => {
    expect(Object.keys(wordsIn('失败的种类')).sort()).toEqual(Object.keys(errorCodes).sort())
  })

  test('一个中文词只对一个英文词；一个英文词有两个意思的，都列为容易混的', () => {
    const pairs = rowsOf(glossary.split('## 容易混的词')[0] ?? '')
      .filter(([, code = '']) => code.startsWith('`'))
      .map(([chinese = '', code = '']) => [chinese, quoted(code)[0] ?? ''] as const)
    const twice = (key: 0 | 1, value: 0 | 1) =>
      pairs
        .filter((a) => pairs.some((b) => a[key] === b[key] && a[value] !== b[value]))
        .map((it) => it[key])
    const confusing = quoted(section(glossary, '容易混的词'))
    expect(twice(0, 1)).toEqual([])
    expect(twice(1, 0).filter((word) => !confusing.includes(word))).toEqual([])
  })
})

describe('别的文档与代码对得上', () => {
  test('部署文档的集合与索引就是代码里的', () => {
    const keys = (list: readonly (readonly [string, 1 | -1])[]) =>
      list.map(([field, direction]) => (direction === 1 ? field : `-${field}`)).join(', ')
    const wanted = collections.map(({ name, indexes }) => [
      name,
      indexes.map((it) => keys(it.keys)),
    ])
    const written = rowsOf(section(deploy, '2. 集合与索引'))
      .filter(([name = '']) => name.startsWith('`'))
      .map(([name = '', , indexes = '']) => [quoted(name)[0], quoted(indexes)])
    expect(written).toEqual(wanted)
    expect(collections.flatMap(({ indexes }) => indexes).some((it) => it.unique)).toBe(false)
  })

  test('云函数与构建用到的环境变量都写明了', () => {
    const code = sourcesIn(['cloudfunctions', 'config'], /\.ts$/)
    const used = code.flatMap(({ text }) =>
      [...text.matchAll(/process\.env\.([A-Z_]+)/g)].map(([, name = '']) => name),
    )
    // 由平台、Taro 或我们自己的脚本设置，使用者不必管。
    const internal = ['TRIGGER_SRC', 'TARO_ENV', 'NODE_ENV', 'OUT_DIR', 'CI']
    const named = quoted(deploy)
    expect(used.filter((name) => !named.includes(name) && !internal.includes(name))).toEqual([])
  })

  test('架构文档列出每个云函数和客户端能叫的每个用例', () => {
    const rows = Object.fromEntries(
      rowsOf(section(architecture, '云函数'))
        .filter(([name = '']) => name.startsWith('`'))
        .map(([name = '', useCases = '']) => [quoted(name)[0], quoted(useCases)]),
    )
    expect(Object.keys(rows).sort()).toEqual(functionNames().sort())
    const served = {
      account: { ...accountUseCases, ...accountCareUseCases },
      appointment: appointmentUseCases,
      area: areaUseCases,
      checkin: checkinUseCases,
      complaint: complaintUseCases,
      home: homeUseCases,
      inbox: inboxUseCases,
      opening: openingUseCases,
      register: registerUseCases,
      reportin: reportInUseCases,
      unit: unitUseCases,
      wish: wishUseCases,
    }
    for (const [name, useCases] of Object.entries(served))
      expect([name, rows[name]?.sort()]).toEqual([name, Object.keys(useCases).sort()])
  })

  test.each([
    ['一个心愿的一生', steps],
    ['单位报到', reportInSteps],
    ['双报到', reportSteps],
  ] as const)('产品文档“%s”的步骤表就是状态表', (title, of) => {
    const written = rowsOf(section(product, title))
      .filter(([name = '']) => name.startsWith('`'))
      .map(([name = '', from = '', to = '', , note = '']) => ({
        name: quoted(name)[0],
        label: name.replace(/^`\w+` /, ''),
        from: quoted(from),
        to: quoted(to)[0] ?? null,
        note: /必写/.test(note) ? 'required' : /可写/.test(note) ? 'optional' : 'none',
      }))
    const table = Object.entries(of).map(([name, { label, from, to, note }]) => ({
      name,
      label,
      from,
      to: to ?? null,
      note: note ? (note.required ? 'required' : 'optional') : 'none',
    }))
    expect(written).toEqual(table)
  })

  test('README 里的端口和打开身份的链接是真的', () => {
    const readme = textOf('README.md')
    expect(readme).toContain(`http://127.0.0.1:${DEFAULT_PORT}/`)
    const shown = [...readme.matchAll(/以(\S+?)（(.+?)）身份打开 {2}\S+\/as\/(\S+)/g)]
    expect(shown.length).toBeGreaterThan(2)
    for (const [, name, title, openid] of shown)
      expect(people.slice(0, 8)).toContainEqual(expect.objectContaining({ name, title, openid }))
  })
})
