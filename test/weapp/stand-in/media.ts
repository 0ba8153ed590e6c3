import { callable } from './callable'
import type { Platform } from './platform'

/** 一张 2×2 的 PNG，当作人从相册里选出来的照片。 */
const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg=='

/** 选图得到的临时路径；开发者工具里也是 http://tmp/ 开头。 */
export const photoPath = 'http://tmp/photo.png'

/** 小程序自己写下的文件。 */
const written = new Map<string, Uint8Array<ArrayBuffer>>()

/** 临时文件、自己写下的文件的内容；不认识的路径抛错。 */
export function temporaryFile(path: string): Uint8Array<ArrayBuffer> {
  const own = written.get(path)
  if (own) return own
  if (path !== photoPath) throw new Error(`file not exist: ${path}`)
  return Uint8Array.from(atob(picture), (char) => char.charCodeAt(0))
}

/** 选图、压缩、看图片信息；总能选到那张照片。 */
export function mediaApis(log: Platform['log']): Record<string, unknown> {
  const { length: size } = temporaryFile(photoPath)
  const chosen = { tempFilePath: photoPath, fileType: 'image', size, width: 2, height: 2 }
  return {
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
