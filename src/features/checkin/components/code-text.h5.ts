/** 网页端的二维码是一个地址，手机一扫就打开签到的页面。 */
export const codeText = (token: string) =>
  `${location.origin}${location.pathname}#/features/checkin/pages/sign/index?scene=${token}`
