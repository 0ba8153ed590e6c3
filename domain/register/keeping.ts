import type { Context, Sheet } from '@domain/kernel/context'
import { AppError } from '@domain/kernel/errors'
import { me } from '@domain/kernel/guard'
import { type ExportLog, exportLogs } from './register'

/** 导出好的一份：短时有效的地址、文件名、几行。 */
export interface ExportView {
  readonly url: string
  readonly fileName: string
  readonly rows: number
}

/** 已经导出的一份；地址每次现换，过一会儿就失效。 */
async function presentExport(ctx: Context, log: ExportLog): Promise<ExportView> {
  const { fileId, fileName, rows } = log
  const url = (await ctx.platform.fileUrls([fileId])).get(fileId)
  if (!url) throw new AppError('UNAVAILABLE', '表格暂时取不到，请过一会儿再导出一次。')
  return { url, fileName, rows }
}

/** 要导出的：筛了什么、文件名，和表。 */
interface Exported {
  readonly filters: ExportLog['filters']
  readonly fileName: string
  readonly sheet: Sheet
}

/** 导出一份并记下谁、什么时候、筛了什么、几行；同一次请求再来还是那一份，没有记下就没有地址。 */
export async function keepExport(ctx: Context, make: () => Promise<Exported>): Promise<ExportView> {
  const _id = ctx.vault.digest('export', me(ctx), ctx.requestId)
  const before = await ctx.store.get(exportLogs, _id)
  if (before && before.digest !== ctx.bodyDigest)
    throw new AppError('CONFLICT', '这次导出和上次选的不一样，请返回重新导出。')
  if (before) return presentExport(ctx, before)
  const { filters, fileName, sheet } = await make()
  const path = `exports/${ctx.vault.digest('exports', me(ctx))}/${ctx.requestId}.xlsx`
  const log: ExportLog = {
    ...{ _id, by: me(ctx), at: ctx.now, filters, rows: sheet.rows.length, fileName },
    ...{ fileId: await ctx.platform.saveSheet(path, sheet), digest: ctx.bodyDigest },
  }
  ctx.store.create(exportLogs, log)
  return presentExport(ctx, log)
}
