import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(__dirname, '..')
const source = join(root, 'cloudfunctions')
export const functionsOut = join(root, 'dist', 'cloudfunctions')

/** 每个云函数一个文件夹；下划线开头的是共用部分，不单独部署。 */
export function functionNames(): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('_'))
    .map((entry) => entry.name)
}

/**
 * 把云函数连同 SDK 打成一个文件：上传不必再装依赖，冷启动也快。
 * 目标是云端最旧的 Node 16；产物放在 dist，源码旁边不留 index.js。
 */
export async function buildFunctions(outdir = functionsOut): Promise<void> {
  rmSync(outdir, { recursive: true, force: true })
  const names = functionNames()
  await build({
    entryPoints: Object.fromEntries(names.map((n) => [`${n}/index`, join(source, n, 'index.ts')])),
    outdir,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node16',
    format: 'cjs',
    logLevel: 'warning',
    alias: { '@domain': join(root, 'domain') },
  })
  for (const name of names)
    for (const file of ['package.json', 'config.json'])
      if (existsSync(join(source, name, file)))
        cpSync(join(source, name, file), join(outdir, name, file))
}

if ((require as unknown as NodeJS.Require).main === module) void buildFunctions()
