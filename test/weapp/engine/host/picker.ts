import { ask, element } from './sheet'

/** picker 组件的属性。 */
export interface PickerData {
  mode?: string
  range?: unknown[]
  rangeKey?: string
  value?: unknown
}

function labelOf(item: unknown, key: string | undefined): string {
  return String(key ? (item as Record<string, unknown>)[key] : item)
}

function askText(type: string, value: unknown): Promise<string | null> {
  const input = element('input')
  input.type = type
  input.value = String(value ?? '')
  return ask<string | null>(
    [input],
    [
      { text: '确定', value: () => input.value },
      { text: '取消', value: () => null },
    ],
  )
}

/** 打开选择器；没有选时是 null。普通选择器的值是第几项，写成文字，与微信相同。 */
export function openPicker({ mode, range, rangeKey, value }: PickerData) {
  if (mode === 'date' || mode === 'time') return askText(mode, value)
  if (mode && mode !== 'selector') throw new Error(`测试用的选择器还不会 ${mode} 这一种`)
  const items = (range ?? []).map((item, index) => ({
    text: labelOf(item, rangeKey),
    value: (): string | null => String(index),
  }))
  return ask<string | null>([], [...items, { text: '取消', value: () => null }])
}
