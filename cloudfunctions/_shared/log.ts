import { caller } from './cloud'

/** 个人信息不进日志：出错信息里的号码与密文一律遮住。 */
function scrub(text: string): string {
  return text.replace(/\d{6,}/g, '#').replace(/[\w-]{60,}/g, '#')
}

/** 记下我们自己的错：哪件事、什么错、在哪一行，够重现，不含填写的内容。 */
export function logFailure(what: string, error: unknown): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error))
  console.error(
    JSON.stringify({
      what,
      name,
      message: scrub(message).slice(0, 500),
      at: stack
        ?.split('\n')
        .slice(1, 6)
        .map((line) => scrub(line.trim())),
      source: caller().source,
    }),
  )
}
