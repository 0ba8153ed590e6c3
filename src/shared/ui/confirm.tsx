import { type ReactNode, useState } from 'react'
import { Button } from './button'
import { Field } from './field'
import { Notice } from './notice'
import { Sheet } from './sheet'
import { TextArea } from './text-area'
import { Words } from './words'

export interface ReasonProps {
  /** 问的话：为什么退回。 */
  label: string
  hint?: string
  max?: number
  /** 上次写的，接着改。 */
  written?: string | undefined
  /** 可以不写；默认一定要写。 */
  optional?: boolean
}

export interface ConfirmProps {
  open: boolean
  title: string
  /** 做了以后会怎样。 */
  text?: string
  /** 按钮上的动作，不写「确定」。 */
  confirmLabel: string
  /** 不好反悔的事。 */
  danger?: boolean
  /** 没办成的一句话。 */
  error?: string | null
  /** 要留一句话时给；写的话交给 onConfirm。 */
  reason?: ReasonProps
  /** 返回 Promise 时按钮会等它；成了以后由页面关上。 */
  onConfirm: (reason: string) => unknown
  onClose: () => void
  /** 还要填的别的东西，例如照片。 */
  children?: ReactNode
}

/** 问一句再做，需要时请人写明原因。每次打开都从头写，或接着上次写的改。 */
export function Confirm(props: ConfirmProps) {
  if (!props.open) return null
  return <Question {...props} />
}

function Question(props: ConfirmProps) {
  const { title, text, confirmLabel, danger, reason, onConfirm, onClose } = props
  const [words, setWords] = useState(reason?.written ?? '')
  const [error, setError] = useState<string>()
  const confirm = () => {
    const said = words.trim()
    if (reason && !reason.optional && !said) {
      setError('请写一句，对方才知道怎么办。')
      return undefined
    }
    return onConfirm(said)
  }
  const actions = [
    <Button key="no" kind="plain" onPress={onClose}>
      先不
    </Button>,
    <Button key="yes" kind={danger ? 'danger' : 'primary'} onPress={confirm}>
      {confirmLabel}
    </Button>,
  ]
  return (
    <Sheet open title={title} onClose={onClose} actions={actions}>
      {text && <Words tone="soft">{text}</Words>}
      {reason && (
        <Field
          label={reason.label}
          hint={reason.hint}
          error={error}
          optional={reason.optional ?? false}
        >
          <TextArea
            value={words}
            max={reason.max ?? 100}
            onChange={(value) => {
              setWords(value)
              setError(undefined)
            }}
          />
        </Field>
      )}
      {props.children}
      {props.error && <Notice tone="red">{props.error}</Notice>}
    </Sheet>
  )
}
