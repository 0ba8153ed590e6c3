import { Database, type JSValue, type Statement } from 'node-sqlite3-wasm'

export type Row = Record<string, unknown>

/** 对 SQLite 的全部用法：预编译语句、一次提交、关闭。 */
export interface Sqlite {
  /** 读出全部行；语句总是走到底，不会留下没收尾的读。 */
  all(sql: string, values?: JSValue[]): Row[]
  run(sql: string, values?: JSValue[]): { changes: number; row: number }
  exec(sql: string): void
  /** 在一次提交里做完 `work`；抛错就全部撤销。 */
  atomically<T>(work: () => T): T
  close(): void
}

/**
 * 打开数据文件。独占锁要在 WAL 之前设，否则 WAL 需要共享内存，这个构建没有；
 * synchronous=NORMAL 时提交即写进 WAL 文件，进程被 kill -9 也不丢（断电可能丢最后几笔，但不会坏）；
 * 换成 FULL 每次提交要等磁盘，慢十几倍，在一些机器上一次要几十毫秒。
 */
export function openSqlite(file: string): Sqlite {
  const database = new Database(file)
  const statements = new Map<string, Statement>()
  try {
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    database.exec('PRAGMA journal_mode=WAL')
    database.exec('PRAGMA synchronous=NORMAL')
    database.exec('PRAGMA cache_size=-65536')
  } catch (error) {
    database.close()
    throw error
  }

  function prepared(sql: string): Statement {
    let statement = statements.get(sql)
    if (!statement) {
      statement = database.prepare(sql)
      statements.set(sql, statement)
    }
    return statement
  }

  return {
    all: (sql, values = []) => prepared(sql).all(values) as Row[],
    run(sql, values = []) {
      const { changes, lastInsertRowid } = prepared(sql).run(values)
      return { changes, row: Number(lastInsertRowid) }
    },
    exec: (sql) => database.exec(sql),
    atomically(work) {
      prepared('BEGIN IMMEDIATE').run()
      try {
        const result = work()
        prepared('COMMIT').run()
        return result
      } catch (error) {
        if (database.inTransaction) prepared('ROLLBACK').run()
        throw error
      }
    },
    close() {
      for (const statement of statements.values()) statement.finalize()
      statements.clear()
      database.close()
    },
  }
}
