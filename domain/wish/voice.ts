import type { Context } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { checkedText } from '@domain/kernel/guard'
import { Id, Words } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import { alreadyDone } from '@domain/ticket/ticket'
import * as v from 'valibot'
import { advance, moveOf } from './advance'
import { detailOf, visibleWish } from './find'
import { VOICE_SECONDS, type WishFormInput } from './form'
import { sendMedia } from './media'
import { announce } from './notices'
import { assertWelcome } from './refusals'
import { rulesOf } from './settings'
import { type Voice, type WishPart, wishes } from './wish'

/** 一段语音最多多大，单位：字节。秒数是手机自己报的，大小量得到；60 秒的录音不到它的一半。 */
const VOICE_BYTES = 1024 * 1024

/** 改好再发时语音没有换、自己也没有写字：上次听写的还算数。 */
export function keptTranscript(
  form: WishFormInput,
  before: WishPart | null,
): Pick<WishPart, 'text' | 'textChecked'> {
  const kept = before?.voice?.transcribed && form.voice?.fileId === before.voice.source
  return kept
    ? { text: before.text, textChecked: before.textChecked }
    : { text: '', textChecked: false }
}

/** 语音送检；没有换的不再送。没通过检查的不能原样再发。 */
export async function sendVoice(
  ctx: Context,
  form: WishFormInput,
  ticketId: string,
  before: Voice | null,
): Promise<Voice | null> {
  if (!form.voice) return null
  const { fileId: source, seconds } = form.voice
  if (before?.source === source) {
    if (before.check === 'risky')
      throw new AppError('CONTENT', '这段语音没有通过检查，请重新说一遍，或者删掉它、写下来。')
    return { ...before, transcribed: before.transcribed && form.text === '' }
  }
  const [sent] = await sendMedia(ctx, 'voice', [source], ticketId)
  if (!sent) return null
  const { bytes, ...media } = sent
  if (bytes > VOICE_BYTES)
    throw new AppError('INVALID', `语音太长了，最多 ${VOICE_SECONDS} 秒，请说短一点再发。`)
  return { ...media, seconds, transcribed: false }
}

/** 听写：社区听完语音写成文字，内容与不收的规矩和自己写的一样查；写错了，审核之前可以再写。 */
export const transcribe = command({
  door: 'consented',
  input: v.strictObject({ id: Id, text: Words('听到的话', 5, 200) }),
  async run({ id, text }, ctx) {
    const wish = await visibleWish(ctx, id)
    if (alreadyDone(wish, ctx.requestId, ctx.bodyDigest)) return detailOf(ctx, wish)
    const { calendar } = await rulesOf(ctx)
    const written = advance(wish, 'transcribe', ctx.actor, moveOf(ctx, text, calendar))
    assertWelcome(text)
    await checkedText(ctx, text)
    ctx.store.put(wishes, written)
    announce(ctx, 'transcribe', written, wish, text)
    return detailOf(ctx, written)
  },
})
