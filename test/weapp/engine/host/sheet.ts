/** 从屏幕下方或中间弹出的一块，里面的按钮供人（和测试）点。 */

/** 造一个 HTML 元素，带类名和文字。 */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, name = '', text = '') {
  const made = document.createElement(tag)
  if (name) made.className = name
  if (text) made.textContent = text
  return made
}

/** 显示一块内容，点了哪个按钮就得到哪个值；点完收起。 */
export function ask<T>(
  body: readonly HTMLElement[],
  answers: readonly { text: string; value: () => T }[],
): Promise<T> {
  return new Promise((resolve) => {
    const sheet = element('div', 'host-sheet')
    sheet.setAttribute('role', 'dialog')
    sheet.append(...body)
    for (const { text, value } of answers) {
      const button = element('button', '', text)
      button.onclick = () => {
        sheet.remove()
        resolve(value())
      }
      sheet.append(button)
    }
    document.body.append(sheet)
  })
}
