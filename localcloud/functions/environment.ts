import { randomBytes } from 'node:crypto'

/** 本地云的环境编号；云存储的 fileID 里也是它。 */
export const envId = 'local-cloud'
/** 本地小程序的 AppID，一看就不是真的。 */
export const appId = 'wx0000000000local'

/** 谁在调用：客户端来的有 openid，游客、定时触发器没有。 */
export interface Caller {
  openid: string
  /** getWXContext().SOURCE，嵌套一层多一个 `,scf`。 */
  source: string
}

/** 一个实例从生到死不变的环境变量：云平台给的那一套，把 SDK 引到本机来。 */
export function baseEnvironment(adminUrl: string, extra: Record<string, string>) {
  return {
    ...extra,
    // 少了 RUNENV=SCF，SDK 每次请求都要先去找一遍机房的元数据服务。
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: envId,
    TCB_ENV: envId,
    // 签名用的假钥匙；不给，SDK 会带着未处理的拒绝退出。
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_API_TOKEN,WX_CLIENTIP',
    TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID,TCB_SOURCE',
    _SCF_TCB_LOG: '1',
    // 关掉 SDK 的三秒慢查询提醒，它会拖住线程不退。
    SILENCE: 'true',
  }
}

/** 一次调用的身份；SDK 每次用到都现读环境变量，所以一个实例同时只能跑一个调用。 */
export function callEnvironment(
  callId: string,
  caller: Caller,
  token: string,
  timer: boolean,
): Record<string, string | null> {
  return {
    WX_OPENID: caller.openid,
    WX_APPID: appId,
    WX_UNIONID: '',
    WX_API_TOKEN: token,
    WX_CLIENTIP: '127.0.0.1',
    TCB_SOURCE: caller.source,
    // SDK 的每个请求都以它开头作 seqId，操作因此能记到这次调用名下。
    TCB_SEQID: callId,
    TRIGGER_SRC: timer ? 'timer' : null,
  }
}

/** 新的调用编号：不含短横线，便于从 seqId 里切出来。 */
export const newCallId = () => randomBytes(12).toString('hex')
