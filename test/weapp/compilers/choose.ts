import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import postcss from 'postcss'
import { officialCompilers } from './official'

/** 一对编译器；各自返回抱怨，没有就是空的。 */
export interface Compilers {
  /** 写进测试名字，人一看就知道用的是哪一种。 */
  name: string
  templates(dist: string): string[]
  styles(dist: string): string[]
}

function filesOf(dist: string, ...extensions: string[]): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => extensions.some((extension) => file.endsWith(extension)))
    .sort()
}

/** 引擎自带的模板编译器，和 postcss 的语法检查：哪种机器都能运行，只是不如官方的严。 */
export const portable: Compilers = {
  name: 'glass-easel 的编译器（这台机器运行不了 wcc 和 wcsc）',
  templates(dist) {
    const group = new TmplGroup()
    const read = (file: string) => readFileSync(path.join(dist, file), 'utf8')
    for (const file of filesOf(dist, '.wxs')) group.addScript(file.slice(0, -4), read(file))
    const complaints = filesOf(dist, '.wxml').flatMap((file) =>
      (group.addTmpl(file.slice(0, -5), read(file)) as { message: string }[]).map(
        ({ message }) => `${file}：${message}`,
      ),
    )
    group.free()
    return complaints
  },
  styles(dist) {
    return filesOf(dist, '.wxss').flatMap((file) => {
      try {
        postcss.parse(readFileSync(path.join(dist, file), 'utf8'))
        return []
      } catch (error) {
        return [`${file}：${(error as Error).message}`]
      }
    })
  },
}

/** 能用官方的就用官方的；用不了时大声说出来，换一种，不跳过。 */
export function chooseCompilers(): Compilers {
  const official = officialCompilers()
  if (!official) {
    console.info(`官方编译器没有 ${process.platform}-${process.arch} 的，改用${portable.name}`)
    return portable
  }
  return {
    name: '微信的 wcc 和 wcsc',
    templates: (dist) => official.wcc(dist, filesOf(dist, '.wxml', '.wxs')),
    styles: (dist) => official.wcsc(dist, filesOf(dist, '.wxss')),
  }
}
