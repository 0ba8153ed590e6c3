/** 选好的一份文件；`size` 的单位是字节。 */
export interface ChosenFile {
  readonly path: string
  readonly name: string
  readonly size: number
}
