import { salutations } from '@domain/kernel/called'
import { Id, Phone, Words } from '@domain/kernel/input'
import * as v from 'valibot'
import { wishKindNames } from './wish'

/** 许愿时、送达时各最多带几张图片。 */
export const PICTURES_LIMIT = 3

/** 传好的一张照片。 */
export const FileId = v.pipe(
  v.string(),
  v.regex(/^cloud:\/\/[\w./-]{1,200}$/, '照片没有传好，请重新选一张。'),
)

/** 传好的图片，按先后。 */
export const Pictures = v.pipe(
  v.array(FileId),
  v.maxLength(PICTURES_LIMIT, `最多带 ${PICTURES_LIMIT} 张照片，请删掉几张。`),
  v.check((ids) => new Set(ids).size === ids.length, '同一张照片只要一份，请删掉重复的。'),
)

/** 一段语音最长多少秒。 */
export const VOICE_SECONDS = 60

/** 传好的语音，和它有多长。 */
const VoiceNote = v.strictObject({
  fileId: v.pipe(
    v.string(),
    v.regex(/^cloud:\/\/[\w./-]{1,200}\.(mp3|m4a|webm|ogg)$/, '语音没有传好，请重新说一遍。'),
  ),
  seconds: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1, '语音太短了，请再说一遍。'),
    v.maxValue(VOICE_SECONDS, `语音太长了，最多 ${VOICE_SECONDS} 秒，请说短一点再发。`),
  ),
})

/** 未成年人的监护人。不同意就不能发。 */
const Guardian = v.strictObject({
  name: Words('监护人姓名', 1, 20),
  agreed: v.literal(true, '要监护人同意才能发，请监护人看过以后点“我同意”。'),
})

/** 代许：他本人要同意；不同意就不能发。 */
const ProxyConsent = v.strictObject({
  agreed: v.literal(true, '要他本人同意才能代许，请问过他以后点“他同意了”。'),
})

/** 许愿表的各项。 */
const fields = v.strictObject({
  areaId: v.pipe(
    v.string('请选择您住的网格。'),
    v.check((id) => id.split('-').length >= 4, '请选择您住的网格。'),
    Id,
  ),
  category: v.picklist(wishKindNames, '请选择心愿的种类。'),
  /** 说了话就可以不写，是空串。 */
  text: Words('心愿', 0, 200),
  voice: v.optional(v.nullable(VoiceNote), null),
  pictures: Pictures,
  name: Words('姓名', 1, 20),
  salutation: v.picklist(salutations, '请选择怎么称呼您。'),
  phone: Phone,
  room: v.nullable(Words('门牌', 1, 30)),
  /** 给未成年人许的才有。 */
  guardian: v.nullable(Guardian),
  /** 替别人许的才有。替谁许的从第一次就定了，改好再发时是空的。 */
  proxy: v.optional(v.nullable(ProxyConsent), null),
})

/** 自己写的心愿至少几个字。 */
const LEAST_WORDS = 5

/** 许愿表的内容；页面与服务端用同一份要求。写下来、说出来，有一样就够。 */
export const WishForm = v.pipe(
  fields,
  v.forward(
    v.partialCheck(
      [['text'], ['voice']],
      ({ text, voice }) => text !== '' || voice !== null,
      '请把心愿说出来，或者写下来，有一样就够。',
    ),
    ['text'],
  ),
  v.forward(
    v.partialCheck(
      [['text']],
      ({ text }) => text === '' || [...text].length >= LEAST_WORDS,
      `心愿至少写 ${LEAST_WORDS} 个字。`,
    ),
    ['text'],
  ),
)

export type WishFormInput = v.InferOutput<typeof WishForm>
