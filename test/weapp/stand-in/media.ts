import { callable } from './callable'
import type { Platform } from './platform'

/** 一张 2×2 的 PNG，当作人从相册里选出来的照片。 */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg=='

/** 选图得到的临时路径；开发者工具里也是 http://tmp/ 开头。 */
export const photoPath = 'http://tmp/photo.png'

/** 录音得到的临时路径。 */
export const voicePath = 'http://tmp/voice.mp3'
/** 录好的文件：开头是 MP3 的样子。 */
const voice = Uint8Array.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, ...Array(500).fill(7)])

/** 小程序自己写下的文件。 */
const written = new Map<string, Uint8Array<ArrayBuffer>>()

/** 临时文件、自己写下的文件的内容；不认识的路径抛错。 */
export function temporaryFile(path: string): Uint8Array<ArrayBuffer> {
  const own = written.get(path)
  if (own) return own
  if (path === voicePath) return voice
  if (path !== photoPath) throw new Error(`file not exist: ${path}`)
  return Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))
}

/** 录音管理器：全程一个，监听装上就摘不下来；允许用话筒，录了 3 秒。 */
function recorderApis(log: Platform['log']): Record<string, unknown> {
  const heard: Record<string, (result: object) => void> = {}
  const on = (name: string) => (listener: (result: object) => void) => {
    heard[name] = listener
  }
  const later = (name: string, result: object) => void setTimeout(() => heard[name]?.(result), 0)
  const manager = {
    onStart: on('start'),
    onStop: on('stop'),
    onError: on('error'),
    onInterruptionBegin: on('interrupted'),
    start(options: object) {
      log('RecorderManager.start', options)
      later('start', {})
    },
    stop() {
      log('RecorderManager.stop', {})
      later('stop', { tempFilePath: voicePath, duration: 3000, fileSize: voice.length })
    },
  }
  return { getRecorderManager: () => manager }
}

/** 放录音：按一下就放，过一会儿就放完。 */
function playerApis(log: Platform['log']): Record<string, unknown> {
  const create = () => {
    let ended = () => {}
    const audio = {
      src: '',
      play() {
        log('InnerAudioContext.play', { src: audio.src })
        setTimeout(() => ended(), 200)
      },
      stop() {},
      destroy: () => log('InnerAudioContext.destroy', {}),
      onEnded(listener: () => void) {
        ended = listener
      },
      onStop() {},
      onError() {},
    }
    return audio
  }
  return {
    setInnerAudioOption: callable('setInnerAudioOption', log, () => {}),
    createInnerAudioContext: create,
  }
}

/** 选图、压缩、看图片信息；总能选到那张照片。 */
export function mediaApis(log: Platform['log']): Record<string, unknown> {
  const { length: size } = temporaryFile(photoPath)
  const chosen = { tempFilePath: photoPath, fileType: 'image', size, width: 2, height: 2 }
  return {
    ...recorderApis(log),
    ...playerApis(log),
    chooseMedia: callable('chooseMedia', log, () => ({ type: 'image', tempFiles: [chosen] })),
    chooseImage: callable('chooseImage', log, () => ({
      tempFilePaths: [photoPath],
      tempFiles: [{ path: photoPath, size }],
    })),
    compressImage: callable('compressImage', log, (o) => ({ tempFilePath: o.src })),
    getImageInfo: callable('getImageInfo', log, (o) => ({
      ...{ path: o.src, width: 2, height: 2, type: 'png', orientation: 'up' },
    })),
    env: { USER_DATA_PATH: 'http://usr' },
    getFileSystemManager: () => ({
      readFileSync: (path: string) => temporaryFile(path).buffer,
      writeFileSync: (path: string, data: ArrayBuffer) =>
        void written.set(path, new Uint8Array(data)),
      unlinkSync: (path: string) => void written.delete(path),
      getFileInfo: callable('getFileInfo', log, () => ({ size })),
      readFile: callable('readFile', log, (o) => ({
        data: temporaryFile(String(o.filePath)).buffer,
      })),
    }),
  }
}
