/** 二维码里的字：小程序里由“扫一扫签到”来读，只要那一串。 */
export const codeText = (token: string) => token
