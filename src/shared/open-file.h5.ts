/** 打开按钮上的话。 */
export const openFileLabel = '再下载一次'

/** 网页端交给浏览器下载，下到哪里、用什么打开由它管。 */
export async function openSheet(url: string, fileName: string): Promise<void> {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}
