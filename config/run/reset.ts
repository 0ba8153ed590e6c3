import { rmSync } from 'node:fs'
import path from 'node:path'
import { takeOwnership } from '../../localcloud/database/ownership'

const database = 'cloud.db'

/** 本地云在数据目录里放的东西；别的文件不是我们的，不动。 */
const ours = [
  ...[database, `${database}-wal`, `${database}-shm`, `${database}-journal`],
  ...['state.json', 'state.json.tmp', 'identity.key', 'files'],
]

/** 清掉数据目录里本地云自己的东西，下次打开就是新的；别的进程正开着时抛 CloudError。 */
export function clearData(dataDir: string) {
  const release = takeOwnership(path.join(dataDir, database))
  for (const name of ours) rmSync(path.join(dataDir, name), { recursive: true, force: true })
  release()
}
