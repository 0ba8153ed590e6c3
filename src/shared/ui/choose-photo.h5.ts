/** 长边最多这么多像素：看清一张单子足够，上传不费流量。 */
const longest = 1600
const quality = 0.82

/** 网页端选一张图片并压小。返回 blob 地址；取消了返回 undefined。 */
export async function choosePhoto(): Promise<string | undefined> {
  const file = await pick()
  if (!file) return undefined
  return URL.createObjectURL((await shrink(file)) ?? file)
}

/** 看大图。网页端另开一页；Taro 的预览会带进一百多 KB 的轮播组件。 */
export function previewPhoto(url: string): void {
  window.open(url, '_blank', 'noopener')
}

function pick(): Promise<File | undefined> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  return new Promise((resolve) => {
    input.onchange = () => resolve(input.files?.[0])
    input.addEventListener('cancel', () => resolve(undefined))
    input.click()
  })
}

/** 浏览器读不了的格式（例如 HEIC）返回 null，由原图顶上。 */
async function shrink(file: File): Promise<Blob | null> {
  const image = new Image()
  image.src = URL.createObjectURL(file)
  try {
    await image.decode()
  } catch {
    return null
  } finally {
    URL.revokeObjectURL(image.src)
  }
  const scale = Math.min(1, longest / Math.max(image.naturalWidth, image.naturalHeight))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.naturalWidth * scale)
  canvas.height = Math.round(image.naturalHeight * scale)
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
