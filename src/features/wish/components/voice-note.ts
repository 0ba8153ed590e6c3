import { cloud } from '@/shared/cloud/cloud'
import { CallError } from '@/shared/cloud/failure'
import { newRequestId } from '@/shared/cloud/requests'
import type { Recording } from '@/shared/voice/port'
import type { SpokenContent } from './form-state'

/** 这次打开小程序以来录的：临时路径 → 那一段。重启以后临时路径就失效了。 */
const recorded = new Map<string, Recording>()
/** 传过的：文件编号 → 临时路径。编号要配着它才放得出来。 */
const uploaded = new Map<string, string>()

/** 录过、却没有留住的：草稿还在，临时路径已经失效。 */
const lost: SpokenContent = { path: '', seconds: 0 }

/** 刚录好的一段。 */
export function keepRecording(recording: Recording): SpokenContent {
  recorded.set(recording.path, recording)
  return { path: recording.path, seconds: recording.seconds }
}

/** 草稿里的语音现在还在不在；不在了换成“没有留住”。 */
export function restoreVoice(voice: SpokenContent | null): SpokenContent | null {
  const there = voice === null || voice.path.startsWith('cloud://') || recorded.has(voice.path)
  return there ? voice : lost
}

/** 能发出去的语音；没有说、没有留住为空。 */
export function spokenIn(voice: SpokenContent | null): SpokenContent | null {
  return voice?.path ? voice : null
}

/** 放得出来的路径；放不出来为空串。传好的编号小程序能直接放，网页不能。 */
export function playableVoice({ path }: SpokenContent): string {
  if (recorded.has(path)) return path
  return uploaded.get(path) ?? (process.env.TARO_ENV === 'weapp' ? path : '')
}

/** 传上去，路径换成文件编号；传过的不再传，重发时内容才会和上次一样。 */
export async function uploadVoice(voice: SpokenContent, folder: string): Promise<SpokenContent> {
  const recording = recorded.get(voice.path)
  if (!recording) return voice
  const name = `${folder}/${newRequestId()}.${recording.format}`
  const fileId = await cloud.uploadFile(name, recording.path).catch((error) => {
    if (error instanceof CallError && error.code !== 'OFFLINE') throw error
    throw new CallError('OFFLINE', '说的话没有传上去，还在这里。不要关掉，有网时再发一次。')
  })
  uploaded.set(fileId, recording.path)
  return { ...voice, path: fileId }
}
