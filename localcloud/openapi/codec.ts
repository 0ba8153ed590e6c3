import { parse } from 'protobufjs'

/** 云调用的二进制外壳（字段号取自 SDK 里的 protobuf 定义，只写用到的）。 */
const { root } = parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp {
    bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4;
    int32 svrkitErrorCode = 6;
  }
`)
const Request = root.lookupType('CommApiData')
const Response = root.lookupType('CommOpenApiResp')

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
}

/** 接口的答复：一段 JSON、一张图片，或平台层的错误码（如没有权限）。 */
export type OpenApiReply =
  | { json: Record<string, unknown> }
  | { image: Buffer; contentType: string }
  | { errorCode: number }

/** 解出调用参数；文件类参数给出原始字节，其余是 JSON 值。键名是下划线写法。 */
export function decodeRequest(bytes: Buffer): Record<string, unknown> {
  const { openapiData } = Request.decode(bytes) as unknown as { openapiData?: { pairs: Pair[] } }
  return Object.fromEntries((openapiData?.pairs ?? []).map((pair) => [pair.key, decodeValue(pair)]))
}

function decodeValue({ value, contenttype }: Pair): unknown {
  return contenttype ? value : JSON.parse(Buffer.from(value).toString())
}

/** 编出答复。 */
export function encodeReply(reply: OpenApiReply): Buffer {
  return Buffer.from(Response.encode(Response.create(shape(reply))).finish())
}

function shape(reply: OpenApiReply) {
  if ('errorCode' in reply) return reply
  if ('image' in reply) {
    return { respData: reply.image, contentType: reply.contentType, httpCode: 200 }
  }
  const respData = Buffer.from(JSON.stringify(reply.json))
  return { respData, contentType: 'application/json', httpCode: 200 }
}
