/** 长边最多这么多像素：看清一张单子足够，上传不费流量。 */
const longest = 1600
const quality = 0.82

/** 网页端选图片并压小，最多 `most` 张。返回 blob 地址；取消了是空的。 */
export async function choosePhotos(most: number): Promise<string[]> {
  const files = await pick(most)
  return Promise.all(files.map(async (file) => URL.createObjectURL((await shrink(file)) ?? file)))
}

/** 看大图。网页端另开一页；Taro 的预览会带进一百多 KB 的轮播组件。 */
export function previewPhoto(url: string): void {
  window.open(url, '_blank', 'noopener')
}

function pick(most: number): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'image/*'
  input.multiple = most > 1
  return new Promise((resolve) => {
    input.onchange = () => resolve([...(input.files ?? [])].slice(0, most))
    input.addEventListener('cancel', () => resolve([]))
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
