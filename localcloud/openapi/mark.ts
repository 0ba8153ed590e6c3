/** “演示”二字的点阵，`#` 是墨。 */
const glyph: readonly string[] = [
  '.##.....#......................',
  '..############...############..',
  '....#........#.................',
  '....##########.................',
  '#....#######...................',
  '##......##......##############.',
  '....#########.........##.......',
  '....##..#...#.........##.......',
  '..#.#########.....##..##..##...',
  '..#.##..#...#.....#...##...#...',
  '.##.#########....##...##....#..',
  '.#....##..##....##....##....##.',
  '##...##....##...#.....##.......',
  '#..###......##......####.......',
]

/** 在哪儿画、用调色板里哪种颜色。 */
export interface Mark {
  pixels: Uint8Array
  width: number
  top: number
  scale: number
  color: number
}

/** 放大倍数：点阵比二维码的一格细，取一半仍看得清。 */
const zoomOf = (scale: number) => Math.max(1, Math.floor(scale / 2))

/** 标记占多高，像素。 */
export const markHeight = (scale: number) => (glyph.length + 6) * zoomOf(scale)

/** 在图片下方居中印上“演示”。 */
export function drawMark({ pixels, width, top, scale, color }: Mark) {
  const zoom = zoomOf(scale)
  const left = Math.floor((width - (glyph[0]?.length ?? 0) * zoom) / 2)
  for (const [row, line] of glyph.entries()) {
    for (const [column, dot] of [...line].entries()) {
      if (dot !== '#') continue
      for (let y = 0; y < zoom; y += 1) {
        const start = (top + row * zoom + y) * width + left + column * zoom
        pixels.fill(color, start, start + zoom)
      }
    }
  }
}
