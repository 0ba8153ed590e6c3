import type { Context, Sheet } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { type ExportLog, exportLogs } from '@domain/register/register'

/** 一次最多导出几行；再多就不是拿来看的表，请他缩小范围。 */
export const ROWS_MOST = 2000

/** 导出好的一份：短时有效的地址、文件名、几行。 */
export interface ExportView {
  readonly url: string
  readonly fileName: string
  readonly rows: number
}

/** 要导出的一份：文件名、筛了什么、表。 */
export interface Exporting {
  readonly fileName: string
  readonly filters: ExportLog['filters']
  readonly sheet: Sheet
}

/** 导出成 Excel，记下谁、什么时候、什么、几行。同一次提交发几遍都是那一份；没有记下就没有地址。 */
export async function exported(ctx: Context, draw: () => Promise<Exporting>): Promise<ExportView> {
  const id = ctx.vault.digest('export', me(ctx), ctx.requestId)
  const before = await ctx.store.get(exportLogs, id)
  if (before && before.digest !== ctx.bodyDigest)
    throw new AppError('CONFLICT', '这次导出和上次选的不一样，请返回重新导出。')
  const log = before ?? (await write(ctx, id, await draw()))
  const { fileId, fileName, rows } = log
  const url = (await ctx.platform.fileUrls([fileId])).get(fileId)
  if (!url) throw new AppError('UNAVAILABLE', '表格暂时取不到，请过一会儿再导出一次。')
  return { url, fileName, rows }
}

async function write(ctx: Context, id: string, { fileName, filters, sheet }: Exporting) {
  const path = `exports/${ctx.vault.digest('exports', me(ctx))}/${ctx.requestId}.xlsx`
  const log: ExportLog = {
    ...{ _id: id, by: me(ctx), at: ctx.now, filters, rows: sheet.rows.length, fileName },
    ...{ fileId: await ctx.platform.saveSheet(path, sheet), digest: ctx.bodyDigest },
  }
  ctx.store.create(exportLogs, log)
  return log
}
