import { watchLarge } from '../prefs'

/** 标签栏画在页面外面，够不着页面根上的大字；记在整个网页的根上，它也跟着变。 */
export function fitTabBar(): void {
  watchLarge((large) => document.documentElement.classList.toggle('large', large))
}
