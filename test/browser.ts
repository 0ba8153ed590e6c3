import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'

/** 找到的浏览器；`env` 是启动时要添上的环境变量。 */
interface Found {
  executablePath: string
  env: Record<string, string>
}

const cache = path.resolve(__dirname, '../node_modules/.cache/chromium')
const commands = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome']

function* usualPlaces(): Generator<string> {
  if (process.platform === 'darwin') {
    for (const home of ['/Applications', path.join(os.homedir(), 'Applications')]) {
      yield path.join(home, 'Google Chrome.app/Contents/MacOS/Google Chrome')
      yield path.join(home, 'Chromium.app/Contents/MacOS/Chromium')
      yield path.join(home, 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge')
    }
  } else if (process.platform === 'win32') {
    const { PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA } = process.env
    for (const base of [PROGRAMFILES, x86, LOCALAPPDATA]) {
      if (!base) continue
      yield path.join(base, 'Google/Chrome/Application/chrome.exe')
      yield path.join(base, 'Chromium/Application/chrome.exe')
      yield path.join(base, 'Microsoft/Edge/Application/msedge.exe')
    }
  } else {
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      for (const command of commands) yield path.join(folder, command)
    }
  }
}

/** npm 带来的 Chromium 只有 64 位 Linux 的；先解到自己的目录再改名，几个进程同时解也不会拿到半个。 */
async function fromNpm(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      '没有找到 Chrome 或 Chromium，请装一个，或用环境变量 CHROME_PATH 指明它的位置。',
    )
  }
  if (existsSync(cache)) return cache
  const { default: packed } = await import('@sparticuz/chromium')
  const temporary = `${cache}-${process.pid}`
  mkdirSync(temporary, { recursive: true })
  // 它照环境变量决定解到哪里、要不要连系统库一起解；机器上不一定有那些库，所以总是要。
  const wanted = { TMPDIR: temporary, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  const before = Object.keys(wanted).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, wanted)
  try {
    await packed.executablePath()
  } finally {
    for (const [name, value] of before)
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
  }
  try {
    renameSync(temporary, cache)
  } catch {
    // 别的进程先解好了，用它的。
    rmSync(temporary, { recursive: true, force: true })
  }
  return cache
}

async function find(): Promise<Found> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH 指的 ${named} 不存在，请改正。`)
    return { executablePath: named, env: {} }
  }
  for (const place of usualPlaces()) {
    if (existsSync(place)) return { executablePath: place, env: {} }
  }
  const folder = await fromNpm()
  // 系统里没有 nss 等库的机器，用包里带的那一份。
  const libraries = [process.env.LD_LIBRARY_PATH, path.join(folder, 'al2023/lib')]
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: libraries.filter(Boolean).join(':') },
  }
}

/** 测试开始前调用一次：没有装浏览器时把 npm 带的那个解开，免得算进第一个测试的时间。 */
export async function prepareBrowser(): Promise<void> {
  await find()
}

/**
 * 打开一个没有窗口的 Chromium：先用 CHROME_PATH，再用装好的，最后用 npm 带来的。
 * 一个也没有时抛出一句中文，不会悄悄跳过。
 * @param more 另外的启动参数，例如假话筒。
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const { executablePath, env } = await find()
  return chromium.launch({
    executablePath,
    env: { ...process.env, ...env } as Record<string, string>,
    // 容器里没有沙箱权限，也没有显卡。触摸修正会把点在文字上的手指挪到旁边的按钮上。
    args: [
      ...['--no-sandbox', '--disable-gpu', '--no-zygote', '--disable-touch-adjustment'],
      ...more,
    ],
  })
}
