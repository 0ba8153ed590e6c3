import { noteLook } from '@domain/account/look'
import { AppError } from '@domain/kernel/errors'
import { Id } from '@domain/kernel/input'
import { command } from '@domain/kernel/useCase'
import * as v from 'valibot'
import { visibleWish } from './find'
import { canSeeContact } from './relations'
import type { Contact } from './wish'

/** 查看联系方式。是命令而不是查询，因为每看一次都要记下是谁看的。 */
export const showContact = command({
  door: 'consented',
  input: v.strictObject({ id: Id }),
  async run({ id }, ctx): Promise<Contact> {
    const wish = await visibleWish(ctx, id)
    if (!canSeeContact(wish, ctx.actor))
      throw new AppError('FORBIDDEN', '联系方式只给正在帮忙的认领人和本社区工作人员看。')
    await noteLook(ctx, id)
    return ctx.vault.open<Contact>(wish.wish.contact)
  },
})
