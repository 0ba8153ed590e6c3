import { useEffect, useRef, useState } from 'react'
import { act } from '@/shared/cloud/call'
import { CallError, isUncertain } from '@/shared/cloud/failure'
import { newRequestId } from '@/shared/cloud/requests'
import { keepDraft, openDraft } from '@/shared/drafts'
import {
  checkEntry,
  type Entry,
  type EntryContent,
  type EntryErrors,
  emptyEntry,
  nextEntry,
} from './entries'

interface Book {
  readonly content: EntryContent
  readonly rows: readonly Entry[]
}

export interface Entries extends Book {
  readonly errors: EntryErrors
  /** 正在发第几户；没有在发为空。 */
  readonly sending: string | null
  /** 网断了，写好的都在手机上。 */
  readonly offline: boolean
  readonly change: (part: Partial<EntryContent>) => void
  /** 记下这一户，接着写下一户；有网就马上发。 */
  readonly keep: () => void
  /** 把还没发的都发出去。 */
  readonly sendAll: () => Promise<void>
  /** 没收下的一户，取回来改。 */
  readonly takeBack: (requestId: string) => void
  /** 清掉发好的。 */
  readonly clearSent: () => void
}

const waitingIn = (rows: readonly Entry[]) =>
  rows.filter(({ sent, refused }) => sent === null && refused === null)

/** 发一户：没网抛错；收下了、没收下都写在这一户上。 */
async function sendOne(entry: Entry): Promise<Entry> {
  const { form } = checkEntry(entry.content)
  if (!form) return { ...entry, refused: '这一户没有写全，请点“改一改”。' }
  try {
    const wish = await act('wish', 'post', form, entry.requestId)
    // 发好以后，电话和原话不再留在这台手机上。
    const content = { ...entry.content, phone: '', text: '' }
    return { ...entry, content, sent: { id: wish.id, no: wish.no, code: wish.slipCode ?? '' } }
  } catch (error) {
    if (isUncertain(error) || !(error instanceof CallError)) throw error
    return { ...entry, refused: error.message }
  }
}

/** 上门记的一本：每改一笔就存在手机上；一户一个请求编号，断网重发也只收一次。 */
export function useEntries(owner: string): Entries {
  const name = { form: 'doorstep', owner }
  const [draft, setDraft] = useState(() => openDraft<Book>(name, { content: emptyEntry, rows: [] }))
  const [errors, setErrors] = useState<EntryErrors>({})
  const [sending, setSending] = useState<string | null>(null)
  const [offline, setOffline] = useState(false)
  const latest = useRef(draft)
  const busy = useRef(false)

  const update = (work: (book: Book) => Book) => {
    latest.current = { ...latest.current, content: work(latest.current.content) }
    keepDraft(name, latest.current)
    setDraft(latest.current)
  }
  const sendAll = async () => {
    if (busy.current) return
    busy.current = true
    setOffline(false)
    try {
      for (;;) {
        const [next] = waitingIn(latest.current.content.rows)
        if (!next) break
        setSending(next.requestId)
        const done = await sendOne(next)
        update((book) => ({
          ...book,
          rows: book.rows.map((row) => (row.requestId === done.requestId ? done : row)),
        }))
      }
    } catch {
      setOffline(true)
    } finally {
      busy.current = false
      setSending(null)
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: 打开时把上次没发的接着发一遍。
  useEffect(() => {
    void sendAll()
  }, [])

  return {
    ...draft.content,
    ...{ errors, sending, offline, sendAll },
    change: (part) => {
      setErrors({})
      update((book) => ({ ...book, content: { ...book.content, ...part } }))
    },
    keep: () => {
      const { content } = latest.current.content
      const wrong = checkEntry(content).errors
      setErrors(wrong ?? {})
      if (wrong) return
      const entry: Entry = { requestId: newRequestId(), content, sent: null, refused: null }
      update((book) => ({ content: nextEntry(content), rows: [...book.rows, entry] }))
      void sendAll()
    },
    takeBack: (requestId) =>
      update((book) => {
        const taken = book.rows.find((row) => row.requestId === requestId)
        const rows = book.rows.filter((row) => row !== taken)
        return taken ? { content: taken.content, rows } : book
      }),
    clearSent: () =>
      update((book) => ({ ...book, rows: book.rows.filter(({ sent }) => sent === null) })),
  }
}
