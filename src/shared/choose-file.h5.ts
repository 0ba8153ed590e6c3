import type { ChosenFile } from './chosen-file'

/** 网页端选一份 Excel，路径是 blob 地址；取消了为空。 */
export function chooseSheet(): Promise<ChosenFile | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = '.xlsx'
  return new Promise((resolve) => {
    input.onchange = () => {
      const file = input.files?.[0]
      resolve(file ? { path: URL.createObjectURL(file), name: file.name, size: file.size } : null)
    }
    input.addEventListener('cancel', () => resolve(null))
    input.click()
  })
}

/** 从哪里选，写在按钮上。 */
export const chooseSheetLabel = '选 Excel 文件'
