import type { KeptGood } from '@domain/goods/present'
import { useEffect, useMemo, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { useAction } from '@/shared/cloud/useAction'
import { type Draft, dropDraft, keepDraft, openDraft } from '@/shared/drafts'
import { stillThere, uploadPictures } from '@/shared/photo/pictures'
import { formOf, type GoodContent, startOf } from './good-content'
import type { Problems } from './problems'

interface Start {
  readonly communityId: string
  readonly uploadFolder: string
  /** 改的是哪一样；添新的为空。 */
  readonly old: KeptGood | null
}

/** 写一样货：每改一笔就存草稿，请求编号跟着草稿走；照片先传好，再发。 */
export function useGoodForm({ communityId, uploadFolder, old }: Start) {
  const name = useMemo(
    () => ({
      form: old ? `good:${old.id}:${old.draftAt}` : `good:${communityId}`,
      owner: uploadFolder,
    }),
    [old, communityId, uploadFolder],
  )
  const [draft, setDraft] = useState<Draft<GoodContent>>(() => {
    const kept = openDraft(name, startOf(old))
    const pictures = kept.content.pictures.filter(stillThere)
    return { ...kept, content: { ...kept.content, pictures } }
  })
  const [problems, setProblems] = useState<Problems>({})
  const [sent, setSent] = useState<KeptGood | null>(null)
  const { run, error } = useAction()
  useEffect(() => {
    if (!sent) keepDraft(name, draft)
  }, [name, draft, sent])

  const change = (part: Partial<GoodContent>) => {
    setProblems({})
    setDraft((now) => ({ ...now, content: { ...now.content, ...part } }))
  }
  const { content, requestId } = draft
  const send = async () => {
    const { form, problems: found } = formOf(content)
    setProblems(found)
    if (!form) return
    const keep = (pictures: readonly string[]) => change({ pictures })
    const good = await run(async () => {
      const [picture = null] = await uploadPictures(content.pictures, uploadFolder, keep)
      const whole = { ...form, picture }
      return old
        ? act('shop', 'rewriteGood', { id: old.id, form: whole }, requestId)
        : act('shop', 'writeGood', { communityId, form: whole }, requestId)
    })
    if (!good) return
    dropDraft(name)
    setSent(good)
  }
  return { content, problems, change, send, sent, error }
}
