import { FILE_LIMIT, type ImportKindName } from '@domain/opening/columns'
import type { ImportCheck, ImportView } from '@domain/opening/importing'
import { useState } from 'react'
import { chooseSheet } from '@/shared/choose-file'
import { act } from '@/shared/cloud/call'
import { cloud } from '@/shared/cloud/cloud'
import { CallError } from '@/shared/cloud/failure'
import { newRequestId } from '@/shared/cloud/requests'
import { type Action, useAction } from '@/shared/cloud/useAction'

export interface ImportState {
  readonly action: Action
  /** 正在做什么，写在按钮上；没有为空。 */
  readonly busy: string | null
  readonly check: ImportCheck | null
  /** 正在生效或已经生效的那一份。 */
  readonly view: ImportView | null
  readonly choose: () => Promise<void>
  readonly turnOn: (id: string) => Promise<void>
  /** 断了以后接着做。 */
  readonly resume: (view: ImportView) => Promise<void>
}

async function upload(folder: string, path: string): Promise<string> {
  try {
    return await cloud.uploadFile(`${folder}/${newRequestId()}.xlsx`, path)
  } catch (error) {
    if (error instanceof CallError) throw error
    throw new CallError('OFFLINE', '表格没有传上去，请看看网络，再选一次。')
  }
}

/** 导入什么、归哪里：区里的几种，或者一个单位的名册。 */
export interface ImportTarget {
  readonly kind: ImportKindName
  readonly unitId?: string
}

/** 选一份表传上去，看完给预览；没有选为空。 */
async function send(target: ImportTarget, folder: string, say: (busy: string) => void) {
  const file = await chooseSheet()
  if (!file) return null
  if (file.size > FILE_LIMIT)
    throw new CallError('INVALID', '这个文件超过 5 MB，请分成几份，一份一份上传。')
  say('正在上传')
  const fileId = await upload(folder, file.path)
  say('正在看表')
  return act('opening', 'read', { ...target, fileId, fileName: file.name.slice(-100) })
}

/** 一步一步做到完；每做一步说一声。 */
async function carry(from: ImportView, show: (view: ImportView) => void): Promise<ImportView> {
  let now = from
  while (now.state === 'applying') {
    now = await act('opening', 'carryOn', { id: now.id, step: now.applied })
    show(now)
  }
  return now
}

/** 导入的全过程：选、看、拨开关、一步一步生效。 */
export function useImport(target: ImportTarget, folder: string | undefined): ImportState {
  const action = useAction()
  const [busy, setBusy] = useState<string | null>(null)
  const [check, setCheck] = useState<ImportCheck | null>(null)
  const [view, setView] = useState<ImportView | null>(null)

  const during = async (work: () => Promise<unknown>) => {
    await action.run(work)
    setBusy(null)
  }
  const resume = (one: ImportView) =>
    during(async () => {
      setView(one)
      setBusy('正在生效')
      await carry(one, setView)
    })
  return {
    ...{ action, busy, check, view, resume },
    choose: () =>
      during(async () => {
        if (folder === undefined) return
        setCheck(null)
        setView(null)
        const found = await send(target, folder, setBusy)
        if (found) setCheck(found)
      }),
    turnOn: (id) =>
      during(async () => {
        setBusy('正在生效')
        const one = await act('opening', 'turnOn', { id })
        setView(one)
        await carry(one, setView)
      }),
  }
}
