import { writeSync } from 'node:fs'
import { openDatabase } from '../../localcloud/database/open'

/**
 * 不停地写，直到被杀：单条新增，和把一个数从甲挪到乙的事务。
 * 每确认一次才往标准输出写一行，读到这一行就说明这次写入已经答应了别人。
 */
async function write(file: string): Promise<never> {
  const database = openDatabase({ file, now: Date.now })
  const run = (action: string, body: object) => database.run(`database.${action}`, { ...body })
  const log = (line: string) => writeSync(1, `${line}\n`)
  log(`round ${database.collections().length}`)
  for (let i = 0; ; i++) {
    const id = `${process.pid}-${i}`
    await run('insertDocument', { collectionName: 'log', data: [JSON.stringify({ _id: id, i })] })
    log(`added ${id}`)
    const { reply } = await run('startTransaction', {})
    const { transactionId } = reply
    for (const [account, by] of [
      ['a', -1],
      ['b', 1],
    ] as const) {
      await run('modifyDocument', {
        collectionName: 'accounts',
        queryType: 'DOC',
        merge: true,
        transactionId,
        query: JSON.stringify({ _id: account }),
        data: JSON.stringify({ $inc: { points: by } }),
      })
    }
    await run('commitTransaction', { transactionId })
    log(`moved ${id}`)
  }
}

void write(process.argv[2]!)
