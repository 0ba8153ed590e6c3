/** 表格软件会当成公式的开头：等号一类（半角、全角），前面可以藏着看不见的字符；或者制表、回车。 */
const FORMULA =
  /^(?:[\t\r\n]|[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@＝＋－＠]|_x[\dA-Fa-f]{4}_)/u

/**
 * 别人写的字放进表格：像公式开头的，前面加一个撇号，另存成别的格式再打开也还是字。
 * `_x003D_` 是表格文件里等号的另一种写法，一样对待。
 */
export function plainCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}
