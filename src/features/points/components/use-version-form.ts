import type { PreviewView } from '@domain/points/preview'
import type { Numbers } from '@domain/points/version-form'
import type { VersionsView } from '@domain/points/versions'
import { useState } from 'react'
import { act, ask } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { goBack } from '@/shared/routes'
import { toast } from '@/shared/ui/toast'

export interface VersionContent {
  readonly day: string
  readonly numbers: Numbers
  readonly memberGoods: boolean
  readonly note: string
}

/** 从正在执行的那一版改起；改的是排着的一版，就从它改起。 */
function startFrom({ versions, earliest }: VersionsView, id: string | undefined): VersionContent {
  const own = versions.find((one) => one.id === id)
  const base = own ?? versions.find(({ state }) => state === 'current')
  return {
    day: own?.day ?? earliest,
    numbers: base?.numbers ?? { points: {}, caps: {} },
    memberGoods: base?.memberGoods ?? false,
    note: own?.note ?? '',
  }
}

/** 改一版规则：填数、试算、排上。 */
export function useVersionForm(view: VersionsView, id: string | undefined) {
  const [content, setContent] = useState(() => startFrom(view, id))
  const [preview, setPreview] = useState<PreviewView | null>(null)
  const [trying, saving] = [useAction(), useAction()]
  const change = (part: Partial<VersionContent>) => setContent({ ...content, ...part })
  const tryOut = async () => {
    const { numbers } = content
    const done = await trying.run(() => ask('points', 'previewVersion', { numbers }))
    if (done) setPreview(done)
  }
  const save = async () => {
    const own = view.versions.find((one) => one.id === id)
    const replace = own !== undefined && own.day === content.day
    const input = { ...content, day: content.day.trim(), note: content.note.trim(), replace }
    if (!(await saving.run(() => act('points', 'addVersion', input)))) return
    toast('排上了，那天零点起照它算')
    goBack()
  }
  const errors = [trying.error, saving.error]
  return { content, change, preview, closePreview: () => setPreview(null), tryOut, save, errors }
}
