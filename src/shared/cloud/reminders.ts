import { act } from './call'
import { cloud } from './cloud'
import { newRequestId } from './requests'

/**
 * 问他要不要微信提醒；要在他点按钮的那一下问，微信才让问。
 * 返回“记下来”：事情办完（账号有了）以后再叫，没同意就什么也不做，没记上也不打扰他。
 */
export async function askReminders(templates: readonly string[]): Promise<() => Promise<void>> {
  const accepted = templates.length > 0 ? await cloud.subscribe(templates).catch(() => []) : []
  return async () => {
    if (accepted.length === 0) return
    await act('inbox', 'subscribed', { templates: [...accepted] }, newRequestId()).catch(() => {})
  }
}
