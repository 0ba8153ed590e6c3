/** 内置组件的行为；只做本项目用得到、人能看出来的那部分。 */
import type * as GE from 'glass-easel'
import { photoPath, temporaryFile } from '../../stand-in/media'
import { defineBuiltin } from './engine'
import { openPicker, type PickerData } from './picker'

/** 内置组件里 this 上用得到的部分。 */
interface Self {
  data: Record<string, unknown>
  setData(data: Record<string, unknown>): void
  triggerEvent(type: string, detail?: unknown, options?: object): void
  /** 组件真正的对象，见适配层。 */
  _$: GE.GeneralComponent
}
type Input = { target: unknown; detail: { key?: string } }

function inner(self: Self) {
  const host = self._$.getBackendElement() as unknown as HTMLElement
  return host.querySelector<HTMLInputElement>('.inner')!
}

const field = {
  properties: { maxlength: { type: Number, value: 140 } },
  methods: {
    onInput(this: Self) {
      const { value } = inner(this)
      // 只记下、不重画：重画会把光标挪到最后。
      this._$.data.value = value
      this.triggerEvent('input', { value, cursor: value.length })
    },
    onFocus(this: Self) {
      this.triggerEvent('focus', { value: inner(this).value, height: 0 })
    },
    onBlur(this: Self) {
      this.triggerEvent('blur', { value: inner(this).value })
    },
    onKey(this: Self, { detail }: Input) {
      if (detail.key === 'Enter') this.triggerEvent('confirm', { value: inner(this).value })
    },
  },
}

/** 图片地址：选图得到的临时文件要换成浏览器能取的地址；云文件由函数给出临时链接。 */
function shownUrl(src: unknown): string {
  if (typeof src !== 'string') return ''
  if (src !== photoPath) return src
  return URL.createObjectURL(new Blob([temporaryFile(src)], { type: 'image/png' }))
}

const image = {
  properties: { src: null },
  data: { shown: '' },
  observers: {
    src(this: Self, src: unknown) {
      this.setData({ shown: shownUrl(src) })
    },
  },
  methods: {
    onLoad(this: Self) {
      this.triggerEvent('load', {})
    },
    onError(this: Self) {
      this.triggerEvent('error', { errMsg: 'load fail' })
    },
  },
}

const toggle = {
  properties: { checked: null, disabled: null, value: null },
  methods: {
    onTap(this: Self) {
      if (this.data.disabled) return
      this.setData({ checked: !this.data.checked })
      this.triggerEvent('change', { value: this.data.checked })
    },
  },
}

/** 组里的一项：选中后告诉外面的组，由组说出现在的值。 */
function choice(kind: 'checkbox' | 'radio') {
  return {
    properties: { checked: null, disabled: null, value: null },
    methods: {
      onTap(this: Self) {
        if (this.data.disabled || (kind === 'radio' && this.data.checked)) return
        this.setData({ checked: !this.data.checked })
        const host = this._$.getBackendElement() as unknown as HTMLElement
        const group = host.closest(`wx-${kind}-group`)
        const members = [...(group?.querySelectorAll<Owned>(`wx-${kind}`) ?? [])]
        const others = members.map((it) => it.__wxElement).filter((it) => it.data.checked)
        if (kind === 'radio') {
          for (const other of others) if (other !== this._$) other.setData({ checked: false })
        }
        const checked = others.map(({ data }) => data.value)
        const value = kind === 'radio' ? this.data.value : checked
        ;(group as Owned | null)?.__wxElement.triggerEvent('change', { value })
      },
    },
  }
}
type Owned = HTMLElement & { __wxElement: GE.GeneralComponent }

const picker = {
  properties: { disabled: null, mode: null, range: null, rangeKey: null, value: null },
  methods: {
    async onTap(this: Self) {
      if (this.data.disabled) return
      const value = await openPicker(this.data as unknown as PickerData)
      if (value === null) this.triggerEvent('cancel', {})
      else this.triggerEvent('change', { value })
    },
  },
}

interface Definition {
  properties?: object
  [part: string]: unknown
}

const definitions: Record<string, Definition> = {
  input: field,
  textarea: field,
  image,
  picker,
  switch: toggle,
  checkbox: choice('checkbox'),
  radio: choice('radio'),
  'checkbox-group': {},
  'radio-group': {},
}

/** 模板里给这个标签写过的属性都收下，微信遇到不认识的属性也不出声。 */
function accepted(name: string) {
  const names = window.weapp.attributes[name] ?? []
  return Object.fromEntries(names.map((attribute) => [attribute, null]))
}

/** 登记全部内置组件，返回它们的名字。 */
export function defineBuiltins(): string[] {
  for (const [name, definition] of Object.entries(definitions)) {
    const properties = { ...accepted(name), ...definition.properties }
    defineBuiltin(name, { ...definition, properties })
  }
  return Object.keys(definitions)
}
