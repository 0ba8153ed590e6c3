/** 小程序没有键盘要管。 */
export function listenKeyboard(): void {}
