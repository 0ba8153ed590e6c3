import { salutations } from '@domain/kernel/called'
import type { StartView } from '@domain/wish/draft'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { TextInput } from '@/shared/ui/text-input'
import type { Errors } from './check-form'
import type { Change, WishContent } from './form-state'
import { GridField } from './grid-field'
import { MinorField } from './minor-field'
import { PhoneField } from './phone-field'
import { ProxyField } from './proxy-field'

const called = salutations.map((value) => ({ value, label: value }))

interface ReachStepProps {
  content: WishContent
  errors: Errors
  change: Change
  start: StartView
  onGrid: (gridId: string) => void
}

/** 第三步：是谁的、住哪、怎么称呼、怎么联系。扫码来的，网格已经填好。 */
export function ReachStep({ content, errors, change, start, onGrid }: ReachStepProps) {
  const options = start.buildings.map((b) => ({ value: b.id, label: b.name }))
  const say = wordsFor(content)
  return (
    <>
      {!start.old && <ProxyField proxy={content.proxy} errors={errors} change={change} />}
      <GridField
        start={start}
        label={say.grid}
        areaId={content.areaId}
        error={errors.areaId}
        onGrid={onGrid}
      />
      {options.length > 0 && (
        <Field label="哪一栋" optional>
          <Choice
            options={options}
            value={content.areaId}
            onChange={(areaId) => change({ areaId })}
          />
        </Field>
      )}
      <Field label="门牌" hint={say.room} error={errors.room} optional>
        <TextInput max={30} value={content.room} onChange={(room) => change({ room })} />
      </Field>
      <Field label={say.name} error={errors.name}>
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label={say.called} hint="大厅里只显示姓和称呼，例如李阿姨" error={errors.salutation}>
        <Choice
          options={called}
          value={called.find((o) => o.value === content.salutation)?.value}
          onChange={(salutation) => change({ salutation })}
        />
      </Field>
      <MinorField guardian={content.guardian} errors={errors} change={change} />
      <PhoneField value={content.phone} hint={say.phone} error={errors.phone} change={change} />
    </>
  )
}

/** 是自己的还是替人许的，问法不一样。 */
function wordsFor({ proxy, guardian }: WishContent) {
  const seen = guardian ? '社区' : '帮忙的人'
  const room = `例如 2 单元 301，只给${seen}看`
  if (proxy)
    return {
      ...{ grid: '他住在哪个网格', room, name: '他的姓名', called: '怎么称呼他' },
      phone: guardian ? '监护人的手机号，只给社区看' : '能找到他的电话；没有的话，填您自己的',
    }
  return {
    ...{ grid: '您住在哪个网格', room, name: '姓名', called: '怎么称呼您' },
    phone: guardian ? '监护人的手机号，只给社区看' : '认领的人会用它联系您',
  }
}
