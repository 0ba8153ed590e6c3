import * as v from 'valibot'

/** 文档编号：只含这些字符，不可能夹带查询操作符。 */
export const Id = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_:~-]{1,80}$/, '这个编号不对，请返回上一页重新打开。'),
)

/** 翻页游标：上一页最后一条的 `order`。 */
export const Cursor = v.pipe(
  v.string(),
  v.regex(/^[0-9TZ:.~A-Za-z_-]{1,120}$/, '列表位置不对，请刷新后再看。'),
)

/** 一段话：去掉首尾空白后的字数上下限，单位：字。 */
export function Words(what: string, least: number, most: number) {
  return v.pipe(
    v.string(`请填写${what}。`),
    v.maxLength(most * 4, `${what}太长了，最多 ${most} 个字。`),
    v.trim(),
    v.check(
      (s) => [...s].length >= least,
      least > 1 ? `${what}至少写 ${least} 个字。` : `请填写${what}。`,
    ),
    v.check((s) => [...s].length <= most, `${what}太长了，最多 ${most} 个字。`),
  )
}

export const Phone = v.pipe(
  v.string('请填写手机号。'),
  v.regex(/^1[3-9]\d{9}$/, '手机号应是 11 位数字，请检查。'),
)
