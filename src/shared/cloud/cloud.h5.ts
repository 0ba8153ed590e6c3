import { localCloud } from './local'
import type { CloudPort } from './port'

/** 本地云的身份页把令牌放在这里：一个标签页一个人，互不影响。 */
const TOKEN = 'localcloud.token'

/** 网页端：身份是本地云签发的令牌，没有就是游客。`dev:h5` 时页面与云不同端口。 */
export const cloud: CloudPort = {
  ...localCloud(
    LOCAL_CLOUD,
    async () => sessionStorage.getItem(TOKEN) ?? '',
    () => sessionStorage.removeItem(TOKEN),
  ),
  signIn() {
    const back = encodeURIComponent(`/${location.hash}`)
    location.href = `${LOCAL_CLOUD}/as/?to=${back}`
  },
}
