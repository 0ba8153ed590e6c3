/** 每份文档都有编号；会被修改的文档另有修订号，提交时比对。 */
export interface Entity {
  readonly _id: string
  readonly rev?: number
}

export interface Index {
  readonly name: string
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: boolean
}

/** 一个集合：名字、索引，以及（只在类型里的）文档形状。客户端一律不许直接读写。 */
export interface Collection<T extends Entity> {
  readonly name: string
  readonly indexes: readonly Index[]
  readonly shape?: T
}

/** 声明集合。索引名由字段拼成，正式环境与本地云都照此建立。 */
export function collection<T extends Entity>(
  name: string,
  ...indexes: readonly (readonly string[])[]
): Collection<T> {
  return { name, indexes: indexes.map(toIndex) }
}

/** `-order` 表示倒序，其余为正序。 */
function toIndex(fields: readonly string[]): Index {
  const keys = fields.map((f) =>
    f.startsWith('-') ? ([f.slice(1), -1] as const) : ([f, 1] as const),
  )
  return { name: keys.map(([f]) => f.replaceAll('.', '_')).join('_'), keys }
}
