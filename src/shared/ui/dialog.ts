/** 小程序里读屏自己会到弹层上，也没有 Esc 键。 */
export function useDialog(_open: boolean, _id: string, _onClose: () => void): void {}
