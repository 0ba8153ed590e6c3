import { useState } from 'react'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import { Pad } from './pad'
import { ScanButton } from './scan-button'

/** 领取码六位，积分码、卡号八位。 */
const MOST = 8

interface FinderProps {
  /** 返回有没有对上；对上了就清空，好接着下一个。 */
  find: (code: string) => Promise<boolean>
}

/** 扫一扫，或按数字。电脑上没有相机：扫码枪打进框里，或粘贴，按回车就找。 */
export function Finder({ find }: FinderProps) {
  const [digits, setDigits] = useState('')
  const [text, setText] = useState('')
  const weapp = process.env.TARO_ENV === 'weapp'
  const typed = async () => {
    if (digits && (await find(digits))) setDigits('')
  }
  const pasted = async () => {
    if (!text.trim()) return
    const code = text.trim()
    setText('')
    await find(code)
  }
  return (
    <>
      {weapp && <ScanButton onScan={find}>扫他的码</ScanButton>}
      <Pad
        value={digits}
        onChange={setDigits}
        max={MOST}
        label="输他的数字"
        hint={weapp ? '或按他念的数字' : '按他念的数字'}
        done="找"
        onDone={typed}
      />
      {!weapp && (
        <Field label="扫码枪" hint="光标放在框里扫，或把扫到的字粘贴进来，按回车">
          <TextInput max={400} value={text} onChange={setText} onDone={pasted} />
        </Field>
      )}
    </>
  )
}
