const pressed = ['button', 'link', 'tab', 'radio', 'checkbox']

/** 网页端：焦点在按钮一类的东西上时，回车和空格等于点一下。整个程序只装一次。 */
export function listenKeyboard(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    const target = event.target
    if (!(target instanceof HTMLElement)) return
    if (!pressed.includes(target.getAttribute('role') ?? '')) return
    event.preventDefault()
    target.click()
  })
}
