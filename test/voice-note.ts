import type { WishDetail } from '@domain/wish/present'
import type { Wish } from '@domain/wish/wish'
import { type District, wishForm } from './district'
import { type CastName, cast } from './seed/cast'

/** 当作一段录音：开头是 MP3 的样子，后面不要紧。 */
export const recording = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(2000, 7)])

let serial = 0

/** 以某人的身份传一段语音，返回文件编号。 */
export async function uploadVoice(
  district: District,
  who: CastName,
  bytes = recording,
  extension = 'mp3',
): Promise<string> {
  const { uploadFolder } = await district.must<{ uploadFolder: string }>(who, 'wish', 'start')
  serial += 1
  return district.cloud.upload(cast[who], `${uploadFolder}/voice-${serial}.${extension}`, bytes)
}

/** 只说话、不写字的许愿表。 */
export async function spoken(district: District, more: object = {}) {
  const fileId = await uploadVoice(district, 'resident')
  return { ...wishForm, text: '', voice: { fileId, seconds: 12 }, ...more }
}

/** 库里存着的样子。 */
export function storedWish(district: District, id: string): Wish {
  const [stored] = district.find('tickets', { _id: id }) as unknown as Wish[]
  if (!stored) throw new Error(`没有心愿 ${id}`)
  return stored
}

/** 平台对这个心愿的语音下结论。 */
export const judgeVoice = (district: District, id: string, suggest: 'pass' | 'risky' | 'review') =>
  district.cloud.openapi.answerMedia(storedWish(district, id).wish.voice?.traceId ?? '', suggest)

export const heardWords = '想请人陪我去一趟医院，下个星期'

/** 语音心愿停在审核前的哪一步。 */
export type VoiceStage = 'waiting' | 'risky' | 'passed' | 'transcribed' | 'written'

/** 李秀英许一个语音心愿，走到这一步；`written` 是又写了字、又说了话。 */
export async function voiceWishAt(
  district: District,
  stage: VoiceStage,
  more: object = {},
): Promise<WishDetail> {
  const form = await spoken(district, stage === 'written' ? { text: wishForm.text, ...more } : more)
  const wish = await district.must<WishDetail>('resident', 'wish', 'post', form)
  const { id } = wish
  if (stage === 'waiting') return wish
  await judgeVoice(district, id, stage === 'risky' ? 'risky' : 'pass')
  if (stage === 'transcribed')
    return district.must('worker', 'wish', 'transcribe', { id, text: heardWords })
  return district.must('worker', 'wish', 'detail', { id })
}
