/**
 * 小程序模板里要绑定的无障碍属性。Taro 默认一个也不绑，写在组件上的 aria-* 会丢。
 * 只列真正用到的：每一条都占主包。
 */
const name = { 'aria-role': '', 'aria-label': '' }
const state = { 'aria-selected': '', 'aria-checked': '', 'aria-disabled': '', 'aria-hidden': '' }

exports.components = {
  View: { ...name, ...state, 'aria-live': '', 'aria-modal': '' },
  Image: { ...name },
  Button: { ...name, 'aria-disabled': '' },
  Input: { ...name, 'aria-invalid': '' },
  Textarea: { ...name, 'aria-invalid': '' },
}
