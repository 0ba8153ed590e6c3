import { salutations } from '@domain/kernel/called'
import type { CardFace } from '@domain/pointcard/present'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { AreaPicker } from '@/shared/area/area-picker'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Notice } from '@/shared/ui/notice'
import { TextInput } from '@/shared/ui/text-input'
import { FacePage } from '../../components/face-page'
import { type IssueForm, useIssueForm } from '../../components/use-issue-form'

const called = salutations.map((value) => ({ value, label: value }))

/** 发一张积分卡：她叫什么、住哪里、自己定四位密码。发好就能印。 */
export default function Issue() {
  const { communityId = '' } = useRouter().params
  const [face, setFace] = useState<CardFace | null>(null)
  const form = useIssueForm(setFace)
  if (face) return <FacePage face={face} fresh />
  return (
    <Screen
      title="发一张积分卡"
      lead="给没有手机的邻居。姓名和电话加密存放，只有社区看得到。"
      bottom={
        <Button busyText="正在发" onPress={form.issue}>
          发卡
        </Button>
      }
    >
      <Who form={form} />
      <Home form={form} communityId={communityId} />
      <Field
        label="四位密码"
        hint="请她自己想、自己按，在柜台用；忘了可以来换"
        error={form.errors.pin}
      >
        <TextInput
          type="number"
          max={4}
          value={form.content.pin}
          onChange={(pin) => form.change({ pin })}
        />
      </Field>
      {form.error && <Notice tone="red">{form.error}</Notice>}
    </Screen>
  )
}

function Who({ form: { content, errors, change } }: { form: IssueForm }) {
  return (
    <>
      <Field label="姓名" error={errors.name}>
        <TextInput max={20} value={content.name} onChange={(name) => change({ name })} />
      </Field>
      <Field label="怎么称呼" error={errors.salutation}>
        <Choice
          options={called}
          value={content.salutation}
          onChange={(salutation) => change({ salutation })}
        />
      </Field>
      <Field label="电话" hint="座机也行，家里人的也行" optional error={errors.phone}>
        <TextInput max={13} value={content.phone} onChange={(phone) => change({ phone })} />
      </Field>
    </>
  )
}

function Home({ form, communityId }: { form: IssueForm; communityId: string }) {
  const [picking, setPicking] = useState(false)
  const from = [{ id: communityId, name: '本社区', kind: 'community' as const }]
  return (
    <Field label="住在哪里" error={form.errors.areaId}>
      <Card flush>
        <Cell
          icon="pin"
          title={form.content.areaName || '请选择网格或楼栋'}
          note="点这里选"
          onPress={() => setPicking(true)}
        />
      </Card>
      <AreaPicker
        open={picking}
        upTo="building"
        exact
        enough="grid"
        from={from}
        onClose={() => setPicking(false)}
        onPick={({ id, name }) => {
          setPicking(false)
          form.change({ areaId: id, areaName: name })
        }}
      />
    </Field>
  )
}
