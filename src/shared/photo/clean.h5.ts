import type { CleanPhoto } from './clean'
import { strip } from './strip'

/** 网页端选图时已经重新压过；浏览器压不了的格式在这里挡下。 */
export async function cleanPhoto(path: string): Promise<CleanPhoto | null> {
  const clean = strip(new Uint8Array(await (await fetch(path)).arrayBuffer()))
  if (!clean) return null
  const url = URL.createObjectURL(new Blob([clean]))
  return { path: url, discard: () => URL.revokeObjectURL(url) }
}
