import type { OccasionView } from '@domain/checkin/present'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { useQuery } from '@/shared/cloud/useQuery'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import type { SignIn } from './use-sign-in'
import { clockOf } from './words'

/** 输数字签到：先选哪一场，再输现场显示的六位数字。 */
export function DigitsForm({ sign }: Pick<SignIn, 'sign'>) {
  const [place, setPlace] = useState<{ id: string; name: string } | null>(null)
  const [picking, setPicking] = useState(false)
  const here = useQuery('checkin', 'here', place ? { communityId: place.id } : {})
  return (
    <>
      <Loaded query={here}>
        {(running) =>
          running.length > 0 ? (
            <Running key={place?.id ?? ''} running={running} sign={sign} />
          ) : (
            <Notice title={place ? `${place.name}现在没有要签到的` : '您的社区现在没有要签到的'}>
              在别的社区帮忙，请点下面选那个社区。
            </Notice>
          )
        }
      </Loaded>
      <Button kind="text" onPress={() => setPicking(true)}>
        不在这里，选别的社区
      </Button>
      <AreaPicker
        open={picking}
        upTo="community"
        exact
        onClose={() => setPicking(false)}
        onPick={({ id, name }) => {
          setPicking(false)
          setPlace({ id, name })
        }}
      />
    </>
  )
}

interface RunningProps extends Pick<SignIn, 'sign'> {
  running: readonly OccasionView[]
}

function Running({ running, sign }: RunningProps) {
  const [only] = running
  const [chosen, setChosen] = useState(running.length === 1 ? only?.id : undefined)
  const [digits, setDigits] = useState('')
  const [errors, setErrors] = useState<{ where?: string; digits?: string }>({})
  const options = running.map(({ id, title, community, spot, to }) => ({
    value: id,
    label: title,
    note: `${community} · ${spot} · 到 ${clockOf(to)}`,
  }))
  const submit = async () => {
    const found = {
      ...(chosen ? {} : { where: '请选择您在哪一场。' }),
      ...(/^\d{6}$/.test(digits) ? {} : { digits: '请输入现场显示的六位数字。' }),
    }
    setErrors(found)
    if (chosen && Object.keys(found).length === 0) await sign(chosen, digits)
  }
  const weapp = process.env.TARO_ENV === 'weapp'
  return (
    <>
      <Field label="您在哪一场" error={errors.where}>
        <Choice look="row" options={options} value={chosen} onChange={setChosen} />
      </Field>
      <Field label="六位数字" hint="现场屏幕上的，每 30 秒换一个" error={errors.digits}>
        <TextInput type="number" max={6} value={digits} onChange={setDigits} onDone={submit} />
      </Field>
      <Button kind={weapp ? 'plain' : 'primary'} busyText="正在签到" onPress={submit}>
        {weapp ? '输数字签到' : '签到'}
      </Button>
    </>
  )
}
