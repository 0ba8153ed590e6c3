/** 构建戳：源文件没有变、产物也没有被别人动过，就不必再构建。 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { at } from './process.mjs'

const stampFile = (name) => at(`dist/.stamps/${name}`)

function* filesUnder(target) {
  if (!existsSync(target)) return
  if (statSync(target).isFile()) {
    yield target
    return
  }
  for (const entry of readdirSync(target).sort()) yield* filesUnder(path.join(target, entry))
}

/** 源文件看内容：换了分支又换回来，不必重新构建。 */
function sourceHash(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs) {
    for (const file of filesUnder(at(input))) {
      hash.update(path.relative(at('.'), file).replaceAll('\\', '/')).update(readFileSync(file))
    }
  }
  return hash.digest('hex')
}

/** 产物看大小和时间：开发构建（watch）会改写同一个目录，那样的产物不能拿来测试。 */
function outputHash(output) {
  const hash = createHash('sha256')
  for (const file of filesUnder(at(output))) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

/** 记下这次构建用的源文件；`begin` 在构建前取，构建中又改了的文件下次会被发现。 */
export function begin({ inputs }) {
  return sourceHash(inputs)
}

/** 构建成功后盖戳。 */
export function seal({ name, output }, source) {
  mkdirSync(at('dist/.stamps'), { recursive: true })
  writeFileSync(stampFile(name), `${source}\n${outputHash(output)}\n`)
}

/** 产物是否就是现在的源文件构建出来的。 */
export function fresh({ name, inputs, output }) {
  if (!existsSync(stampFile(name)) || !existsSync(at(output))) return false
  return readFileSync(stampFile(name), 'utf8') === `${sourceHash(inputs)}\n${outputHash(output)}\n`
}
