import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { extname } from 'node:path'
import type {
  MediaKind,
  Platform,
  SentMedia,
  Sheet,
  SheetText,
  Verdict,
} from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { files, openapi } from './cloud'
import { errCodeOf } from './failures'
import { logFailure } from './log'
import type { ReadSheet } from './read-sheet'
import type { WriteSheet } from './sheet'

/** 授权码过期或用过时平台给的错误码。 */
const BAD_CODE = [40029, 40163]
/** 平台怎么称呼送检的东西。 */
const mediaTypes: Readonly<Record<MediaKind, 1 | 2>> = { voice: 1, picture: 2 }
/** 内容安全的场景值：社交类。 */
const SOCIAL = 2

/** 同一次请求里，用例可能因冲突重跑；平台的事只做一次，后面取回同一个结果。 */
function once<A extends string, R>(work: (arg: A) => Promise<R>): (arg: A) => Promise<R> {
  const done = new Map<A, Promise<R>>()
  return (arg) => {
    const before = done.get(arg)
    if (before) return before
    const result = work(arg)
    done.set(arg, result)
    return result
  }
}

/** 编号里不会有换行，合成一串才好认出“同样的请求”。 */
const joined = (parts: readonly string[]) => parts.join('\n')

async function fileUrls(list: string): Promise<ReadonlyMap<string, string>> {
  const { fileList } = await files.getTempFileURL({ fileList: list.split('\n') })
  return new Map(
    fileList.flatMap(({ fileID, tempFileURL }) => (tempFileURL ? [[fileID, tempFileURL]] : [])),
  )
}

/** 删不掉的记日志：文件没有地址就没有人看得到，不为它挡住注销。 */
async function dropFiles(list: string): Promise<void> {
  try {
    if (list) await files.deleteFile({ fileList: list.split('\n') })
  } catch (error) {
    logFailure('dropFiles', error)
  }
}

/** 文字检查；平台出错一律当作“没有回应”，由业务决定是拒绝还是先藏起来。 */
async function checkText(openid: string, content: string): Promise<Verdict> {
  try {
    const { result } = await openapi.security.msgSecCheck({
      version: 2,
      scene: SOCIAL,
      openid,
      content,
    })
    return result?.suggest === 'pass' ? 'pass' : 'risky'
  } catch (error) {
    console.warn('msgSecCheck', errCodeOf(error))
    return 'unavailable'
  }
}

/** 另存一份客户端够不着的：送检的、给人看的都是这一份，原来的被换掉也不要紧。 */
async function keepCopy(fileId: string): Promise<{ fileId: string; bytes: number }> {
  const { fileContent } = await files.downloadFile({ fileID: fileId })
  const name = `${randomBytes(16).toString('base64url')}${extname(fileId)}`
  const { fileID } = await files.uploadFile({ cloudPath: `kept/${name}`, fileContent })
  return { fileId: fileID, bytes: fileContent.length }
}

/** 送检一份；平台没有回应为空。 */
async function checkOne(
  openid: string,
  kind: MediaKind,
  source: string,
): Promise<SentMedia | null> {
  try {
    const { fileId, bytes } = await keepCopy(source)
    const urls = await fileUrls(fileId)
    const { traceId } = await openapi.security.mediaCheckAsync({
      mediaUrl: urls.get(fileId) ?? '',
      mediaType: mediaTypes[kind],
      version: 2,
      scene: SOCIAL,
      openid,
    })
    return traceId ? { source, fileId, traceId, bytes } : null
  } catch (error) {
    console.warn('mediaCheckAsync', errCodeOf(error))
    return null
  }
}

async function checkMedia(openid: string, list: string): Promise<readonly SentMedia[] | null> {
  const [kind, ...sources] = list.split('\n')
  const sent = await Promise.all(
    sources.map((source) => checkOne(openid, kind as MediaKind, source)),
  )
  const answered = sent.flatMap((one) => one ?? [])
  return answered.length === sent.length ? answered : null
}

async function phoneOf(code: string): Promise<string> {
  try {
    const { phoneInfo } = await openapi.phonenumber.getPhoneNumber({ code })
    return phoneInfo.purePhoneNumber
  } catch (error) {
    if (BAD_CODE.includes(errCodeOf(error) ?? 0))
      throw new AppError('INVALID', '手机号授权已经过期，请再点一次“使用微信手机号”。')
    throw new AppError('UNAVAILABLE', '微信暂时没有回应，请稍后再试，或直接填写手机号。')
  }
}

async function sceneCode(page: string, scene: string): Promise<string> {
  const image = await openapi.wxacode.getUnlimited({ scene, page, checkPath: false })
  const { fileID } = await files.uploadFile({
    cloudPath: `scene/${scene}.jpg`,
    fileContent: image.buffer,
  })
  return fileID
}

/** 要另外打包的工具；只有用到的云函数才带着。 */
export interface Tools {
  readonly writeSheet?: WriteSheet
  readonly readSheet?: ReadSheet
}

/** 存一张表。 */
async function saveSheet({ writeSheet }: Tools, path: string, sheet: Sheet): Promise<string> {
  if (!writeSheet) throw new Error('这个云函数没有带写表格的工具。')
  const fileContent = await writeSheet(sheet)
  try {
    return (await files.uploadFile({ cloudPath: path, fileContent })).fileID
  } catch (error) {
    logFailure('saveSheet', error)
    throw new AppError('UNAVAILABLE', '表格没有存好，请过一会儿再导出一次。')
  }
}

/** 取回上传的表，读完就删：里面有姓名和手机号，不留在云存储里。 */
async function loadSheet({ readSheet }: Tools, fileId: string): Promise<SheetText> {
  if (!readSheet) throw new Error('这个云函数没有带读表格的工具。')
  const content = await files.downloadFile({ fileID: fileId }).catch(() => {
    throw new AppError('UNAVAILABLE', '表格没有传好，请重新选一次。')
  })
  try {
    return await readSheet(content.fileContent)
  } finally {
    await files.deleteFile({ fileList: [fileId] }).catch(() => undefined)
  }
}

/** 开区码至少这么长，才猜不着。 */
const OPENING_CODE_LEAST = 16

/** 两边都先摘要再比，比多久不透露对了几位。 */
function isOpeningCode(code: string): boolean {
  const wanted = process.env.OPENING_CODE ?? ''
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return wanted.length >= OPENING_CODE_LEAST && timingSafeEqual(hash(code), hash(wanted))
}

/** 这个人这次请求可用的平台能力。 */
export function openPlatform(openid: string, tools: Tools): Platform {
  const codeOf = once((address: string) => {
    const [page = '', scene = ''] = address.split('?')
    return sceneCode(page, scene)
  })
  const tracesOf = once((list: string) => checkMedia(openid, list))
  const urlsOf = once(fileUrls)
  const drop = once(dropFiles)
  return {
    checkText: once((content) => checkText(openid, content)),
    checkMedia: (kind, fileIds) => tracesOf(joined([kind, ...fileIds])),
    fileUrls: (fileIds) => urlsOf(joined(fileIds)),
    phoneOf: once(phoneOf),
    saveSheet: (path, sheet) => saveSheet(tools, path, sheet),
    readSheet: once((fileId) => loadSheet(tools, fileId)),
    isOpeningCode,
    dropFiles: (fileIds) => drop(joined(fileIds)),
    sceneCode: (scene, page) => codeOf(`${page}?${scene}`),
    templates: process.env.TEMPLATE_PROGRESS ? { progress: process.env.TEMPLATE_PROGRESS } : {},
  }
}
