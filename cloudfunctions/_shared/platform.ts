import type { Platform, Verdict } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { files, openapi } from './cloud'
import { errCodeOf } from './failures'

/** 授权码过期或用过时平台给的错误码。 */
const BAD_CODE = [40029, 40163]
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

async function fileUrl(fileId: string): Promise<string | null> {
  const { fileList } = await files.getTempFileURL({ fileList: [fileId] })
  return fileList[0]?.tempFileURL || null
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

async function checkPicture(openid: string, fileId: string): Promise<string | null> {
  try {
    const mediaUrl = await fileUrl(fileId)
    if (!mediaUrl) return null
    const { traceId } = await openapi.security.mediaCheckAsync({
      mediaUrl,
      mediaType: 2,
      version: 2,
      scene: SOCIAL,
      openid,
    })
    return traceId ?? null
  } catch (error) {
    console.warn('mediaCheckAsync', errCodeOf(error))
    return null
  }
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

/** 这个人这次请求可用的平台能力。 */
export function openPlatform(openid: string): Platform {
  const codeOf = once((joined: string) => {
    const [page = '', scene = ''] = joined.split('?')
    return sceneCode(page, scene)
  })
  return {
    checkText: once((content) => checkText(openid, content)),
    checkPicture: once((fileId) => checkPicture(openid, fileId)),
    fileUrl: once(fileUrl),
    phoneOf: once(phoneOf),
    sceneCode: (scene, page) => codeOf(`${page}?${scene}`),
    templates: process.env.TEMPLATE_PROGRESS ? { progress: process.env.TEMPLATE_PROGRESS } : {},
  }
}
