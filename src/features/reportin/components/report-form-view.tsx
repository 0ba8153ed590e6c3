import { freeTimes } from '@domain/helper/helper'
import { wishKinds } from '@domain/wish/wish'
import { HomeField } from '@/shared/area/home-field'
import { PhoneButton } from '@/shared/phone-button'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { Steps } from '@/shared/ui/steps'
import { TextInput } from '@/shared/ui/text-input'
import { ToldFields } from './told-fields'
import { type ReportFormState, reportSteps } from './use-report-form'

interface ReportFormViewProps {
  form: ReportFormState
  /** 登记过的手机号，遮住中间；没有为空。 */
  phone: string | null
  /** 社区请他改一改时说的话。 */
  asked: string | null
  onBound: () => unknown
}

const names = reportSteps.map(({ name }) => name)
const last = reportSteps.length - 1

/** 报到：住在哪里 → 能帮什么 → 怎么联系 → 看一遍再发，一步一件事。 */
export function ReportFormView({ form, phone, asked, onBound }: ReportFormViewProps) {
  const { step, content, errors, action, change, goTo, send } = form
  const bottom = (
    <>
      {step > 0 && (
        <Button kind="plain" onPress={() => goTo(step - 1)}>
          上一步
        </Button>
      )}
      {step < last ? (
        <Button onPress={() => goTo(step + 1)}>下一步</Button>
      ) : (
        <Button busyText="正在发" onPress={send}>
          {action.uncertain ? '再发一次' : '发出去'}
        </Button>
      )}
    </>
  )
  return (
    <Screen title={names[step]} bottom={bottom}>
      <Steps items={names} current={step} />
      {asked && (
        <Notice tone="amber" title="社区请您改一改">
          {asked}
        </Notice>
      )}
      {step === 0 && (
        <HomeField
          name={content.placeName}
          hint="到这个社区报到，由社区来确认"
          error={errors.areaId}
          onPick={({ id, name }) => change({ areaId: id, placeName: name })}
        />
      )}
      {step === 1 && <ToldFields {...content} errors={errors} onChange={change} />}
      {step === 2 && (
        <>
          <Field label="姓名" hint="只给本社区和您单位的联络员看" error={errors.name}>
            <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
          </Field>
          <Field label="手机号" hint={phone ?? '还没有登记，社区联系不上您'}>
            <PhoneButton kind="plain" onPhone={(_, registered) => registered && onBound()}>
              使用微信手机号
            </PhoneButton>
          </Field>
        </>
      )}
      {step === last && <Review form={form} phone={phone} />}
      {action.error && (
        <Notice tone="red" title={action.uncertain ? '没有发出去，已存为草稿' : undefined}>
          {action.error}
        </Notice>
      )}
    </Screen>
  )
}

function Review({ form, phone }: { form: ReportFormState; phone: string | null }) {
  const { content, goTo } = form
  const skills = content.skills.map((kind) => wishKinds[kind].short).join('、')
  const free = content.free ? freeTimes[content.free].label : ''
  return (
    <>
      <Card flush>
        <Cell title="住在" note={content.placeName} onPress={() => goTo(0)} />
        <Cell title="能帮的" note={`${skills} · ${free}`} onPress={() => goTo(1)} />
        <Cell
          title="怎么联系"
          note={`${content.name} · ${phone ?? '还没有登记手机号'}`}
          onPress={() => goTo(2)}
        />
      </Card>
      <Notice title="发出去以后">
        社区 3 个工作日里确认。确认了，可以认一个岗位、认领邻居的微心愿。不定时长，不排名。
      </Notice>
    </>
  )
}
