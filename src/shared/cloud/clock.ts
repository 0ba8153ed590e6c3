let ahead = 0

/** 每次回话都带服务端的时间，记下手机的钟差了多少。 */
export function setServerTime(iso: string): void {
  ahead = new Date(iso).getTime() - Date.now()
}

/** 服务端此刻的时间，ISO 字符串；期限和“还有几天”都按它算。 */
export function serverNow(): string {
  return new Date(Date.now() + ahead).toISOString()
}
