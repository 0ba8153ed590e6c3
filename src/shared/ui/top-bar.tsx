/** 小程序自带导航栏，这里什么也不画。网页端见 top-bar.h5.tsx。 */
export function TopBar(_: { titled: boolean }) {
  return null
}
