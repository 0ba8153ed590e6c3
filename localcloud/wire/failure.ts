import { CloudError } from '../errors'

interface Failure {
  status: number
  errCode: number
}

/** 错误码对应的 HTTP 状态和小程序端看到的 errCode（与云平台同号；平台没有的用 -1）。 */
const failures: Record<string, Failure> = {
  INVALID_PARAM: { status: 400, errCode: -501007 },
  UNAUTHORIZED: { status: 401, errCode: -601004 },
  FORBIDDEN: { status: 403, errCode: -601004 },
  NOT_FOUND: { status: 404, errCode: -1 },
  FUNCTION_NOT_FOUND: { status: 404, errCode: -501000 },
  EXCEED_MAX_PAYLOAD_SIZE: { status: 413, errCode: -1 },
  EXCEED_CONCURRENT_REQUEST_LIMIT: { status: 503, errCode: -501004 },
  EXCEED_MAX_RESPONSE_SIZE: { status: 500, errCode: -604001 },
  FUNCTIONS_EXECUTE_FAIL: { status: 500, errCode: -504002 },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { status: 504, errCode: -504003 },
}

const unknown: Failure = { status: 500, errCode: -501001 }

/** 把任何错误变成给客户端的答复：`code` 是云平台错误码，`errMsg` 是原话。 */
export function describeFailure(error: unknown) {
  const known = error instanceof CloudError
  const { status, errCode } = (known && failures[error.code]) || unknown
  const errMsg = known ? error.message : '本地云内部出错，请看控制台的日志。'
  return { status, body: { errCode, code: known ? error.code : 'SYS_ERR', errMsg } }
}
