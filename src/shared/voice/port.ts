/** 说完的一段话。 */
export interface Recording {
  /** 手机上的临时路径。 */
  readonly path: string
  /** 单位：秒。 */
  readonly seconds: number
  /** 文件的扩展名，不带点；平台的检查认得这几种。 */
  readonly format: 'mp3' | 'm4a' | 'webm' | 'ogg'
}

/** 正在录。 */
export interface Ongoing {
  /** 录好的一段：叫停、录满、被电话打断都算录完；什么也没录到为空。 */
  readonly done: Promise<Recording | null>
  stop(): void
}

/** 正在放。 */
export interface Playing {
  /** 放完、叫停为真，放不出来为假。 */
  readonly done: Promise<boolean>
  stop(): void
}

/** 话筒用不了。`message` 直接给人看：怎么办，写字也可以。 */
export class MicrophoneError extends Error {
  /** 是他没有允许，去设置里能打开。 */
  readonly denied: boolean

  constructor(denied: boolean, message: string) {
    super(message)
    this.name = 'MicrophoneError'
    this.denied = denied
  }
}

/** 毫秒数变成整秒；不到一秒的没有用，为空。录满时可能多出几毫秒，不能因此超过上限。 */
export function wholeSeconds(ms: number, most: number): number | null {
  const seconds = Math.min(most, Math.round(ms / 1000))
  return seconds < 1 ? null : seconds
}
