/** 小程序的标签栏由微信画，没有字号可以改。网页端见 tab-bar.h5.ts。 */
export function fitTabBar(): void {}
