/** 给陌生人看之前，遮住夹在文字里的号码：手机号、座机、身份证号、卡号；门牌室号也遮。 */
export function maskText(text: string): string {
  return text
    .replace(/\d{2,4}[-－—]\d{7,8}/g, '（号码已隐藏）')
    .replace(/[0-9０-９]([-－\s]?[0-9０-９]){5,18}[xX]?/g, '（号码已隐藏）')
    .replace(
      /\d{1,3}\s*(栋|幢|号楼)?\s*\d{0,2}\s*(单元)?\s*\d{3,4}\s*(室|户|房)/g,
      '（门牌已隐藏）',
    )
}

/** 138****5678 */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d{4}(\d{4})$/, '$1****$2')
}

/** 陈志远 → 陈**；复姓也只留第一个字。 */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}
