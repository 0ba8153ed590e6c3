const h5 = process.env.TARO_ENV === 'h5'

type Role =
  | 'button'
  | 'link'
  | 'tab'
  | 'tablist'
  | 'radio'
  | 'radiogroup'
  | 'checkbox'
  | 'group'
  | 'img'
  | 'alert'
  | 'status'
  | 'dialog'
  | 'heading'
  | 'region'

interface Spoken {
  role?: Role
  label?: string | undefined
  checked?: boolean | undefined
  selected?: boolean | undefined
  expanded?: boolean | undefined
  /** 一组里正显示着的那一个。 */
  current?: boolean | undefined
  disabled?: boolean | undefined
  hidden?: boolean
  live?: 'polite'
  modal?: boolean
}

/** 读屏用的属性。小程序认 aria-role，网页认 role；其余写法相同。没给的不写。 */
export function aria({ role, label, live, ...flags }: Spoken): object {
  const props: Record<string, unknown> = {}
  if (role) props[h5 ? 'role' : 'ariaRole'] = role
  if (label) props.ariaLabel = label
  if (live) props.ariaLive = live
  for (const [name, on] of Object.entries(flags)) {
    if (on !== undefined) props[camel(name)] = h5 ? String(on) : on
  }
  return props
}

/** 能点的东西。网页端还要能用键盘走到；回车和空格在 keyboard.h5.ts 里变成点击。 */
export function pressable(spoken: Spoken): object {
  const tabindex = h5 ? { tabindex: spoken.disabled ? '-1' : '0' } : {}
  return { ...aria({ role: 'button', ...spoken }), ...tabindex }
}

/** 输入框的名字。网页端要写到里面真正的输入框上，写在外壳上读屏听不到。 */
export function namedInput(label: string | undefined, invalid: boolean): object {
  if (!h5) return { ariaLabel: label ?? '', ariaInvalid: invalid }
  return { nativeProps: { 'aria-label': label, 'aria-invalid': String(invalid) } }
}

const camel = (name: string) => `aria${name.charAt(0).toUpperCase()}${name.slice(1)}`
