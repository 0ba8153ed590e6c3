import type { PageInstance } from './types'

/** 微信一次 setData 最多 1 MB，多了会丢。 */
const MAX_BYTES = 1024 * 1024

interface Prototype {
  setData(data: object, callback?: () => void): void
}

let patched = false

/**
 * 微信的逻辑层和视图层是两个线程，setData 的内容要变成 JSON 才过得去。
 * 这里也照样来回一次，函数、undefined、日期就会像真的那样丢掉；顺便记下字节数。
 * 页面和自定义组件的 setData 在同一个原型上，所以只要改一次。
 */
export function serializeSetData(page: PageInstance) {
  if (patched) return
  patched = true
  let owner = page as unknown as Prototype
  while (!Object.hasOwn(owner, 'setData')) owner = Object.getPrototypeOf(owner)
  const original = owner.setData
  owner.setData = function setData(this: { is?: string }, data, callback) {
    // 没有斜杠的是内置组件，它们本来就在视图层。
    if (!this.is?.includes('/') && this.is !== 'comp' && this.is !== 'custom-wrapper') {
      return original.call(this as never, data, callback)
    }
    const text = JSON.stringify(data)
    const bytes = new TextEncoder().encode(text).length
    window.host.setData.push({ page: this.is, bytes, keys: Object.keys(data) })
    if (bytes > MAX_BYTES) console.error(`setData 超过 1 MB：${bytes} 字节`)
    return original.call(this as never, JSON.parse(text), callback)
  }
}
