import type { Platform } from './platform'

/** wx 接口的参数：自己的字段，加上三个回调。 */
export interface Options {
  success?: (result: unknown) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
  [field: string]: unknown
}

function failure(name: string, error: unknown) {
  if (error instanceof Error) return { errMsg: `${name}:fail ${error.message}` }
  return error
}

/** 把一个函数变成 wx 接口：补 errMsg，回调与 Promise 二选一。 */
export function callable(name: string, log: Platform['log'], work: (options: Options) => unknown) {
  return (options: Options = {}) => {
    log(name, options)
    const result = Promise.resolve()
      .then(() => work(options))
      .then((value) => ({ ...(value as object), errMsg: `${name}:ok` }))
      .catch((error) => Promise.reject(failure(name, error)))
    const { success, fail, complete } = options
    if (!success && !fail && !complete) return result
    result.then(
      (value) => {
        success?.(value)
        complete?.(value)
      },
      (error) => {
        fail?.(error)
        complete?.(error)
      },
    )
    return undefined
  }
}
