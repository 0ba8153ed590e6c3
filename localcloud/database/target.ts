import { requestFailed } from './failures'
import { isPlainObject } from './plain'

type Container = Record<string, unknown> | unknown[]

/** 一个字段路径最后落在哪个容器的哪个键上。 */
export interface Target {
  get(): unknown
  set(value: unknown): void
  /** 删掉字段；数组里的元素改成 null，与 MongoDB 相同。 */
  remove(): void
}

function isContainer(value: unknown): value is Container {
  return Array.isArray(value) || isPlainObject(value)
}

function read(container: Container, segment: string): unknown {
  return Object.hasOwn(container, segment)
    ? (container as Record<string, unknown>)[segment]
    : undefined
}

function cannotCreate(segment: string, parent: string, value: unknown): Error {
  return requestFailed(
    `Cannot create field '${segment}' in element {${parent}: ${JSON.stringify(value)}}`,
  )
}

function put(container: Container, segment: string, value: unknown): void {
  if (Array.isArray(container)) {
    // 越过末尾的下标，中间补 null。
    while (container.length < Number(segment)) container.push(null)
    container[Number(segment)] = value
  } else container[segment] = value
}

/**
 * 沿路径走到最后一段的容器。`create` 为真时缺的中间层会建成空对象，走不过去（中间是 null 或标量）
 * 抛 DATABASE_REQUEST_FAILED；为假时走不过去就返回 null。
 */
export function resolveTarget(doc: object, path: string, create: boolean): Target | null {
  const segments = path.split('.')
  const last = segments.pop()!
  let container = doc as Container
  let parent = ''
  const step = (segment: string) => {
    if (!Array.isArray(container) || /^\d{1,6}$/.test(segment)) return true
    if (create) throw cannotCreate(segment, parent, container)
    return false
  }
  for (const [i, segment] of segments.entries()) {
    if (!step(segment)) return null
    let next = read(container, segment)
    if (next === undefined && create) {
      next = {}
      put(container, segment, next)
    }
    if (!isContainer(next)) {
      if (create) throw cannotCreate(segments[i + 1] ?? last, segment, next)
      return null
    }
    container = next
    parent = segment
  }
  if (!step(last)) return null
  const owner = container
  return {
    get: () => read(owner, last),
    set: (value) => put(owner, last, value),
    remove() {
      if (!Object.hasOwn(owner, last)) return
      if (Array.isArray(owner)) owner[Number(last)] = null
      else delete owner[last]
    },
  }
}
