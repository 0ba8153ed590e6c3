import { districtKinds, type ImportKindName, importSheets } from '@domain/opening/columns'
import type { ImportView } from '@domain/opening/importing'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { chooseSheetLabel } from '@/shared/choose-file'
import { useQuery } from '@/shared/cloud/useQuery'
import { canGoBack, goBack, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Choice } from '@/shared/ui/choice'
import { Field } from '@/shared/ui/field'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { ColumnsCard } from '../../components/columns-card'
import { Preview } from '../../components/preview'
import { Problems } from '../../components/problems'
import { type ImportState, useImport } from '../../components/use-import'

const options = districtKinds.map((value) => ({
  ...{ value, label: importSheets[value].label, note: importSheets[value].note },
}))

/** 做完以后去哪里：区里的看清单，单位的回名册。 */
interface After {
  readonly label: string
  readonly go: () => void
}

const toChecklist: After = { label: '看开区清单', go: () => replaceWith('checklist') }

/** 名册就是从那里来的，退回去；直接打开的没有上一页，就打开它。 */
const toRoster = (unitId: string): After => ({
  label: '回名册',
  go: () => (canGoBack() ? goBack() : replaceWith('roster', { unitId })),
})

/**
 * 导入：选哪一种表 → 下载模板填好 → 选文件 → 看预览或哪里不对 → 生效。
 * 带着单位来的是联络员，只导入本单位的名册。
 */
export default function ImportPage() {
  const { unitId } = useRouter().params
  const [picked, setKind] = useState<ImportKindName>('areas')
  const kind = unitId ? 'roster' : picked
  const scope = unitId ? { unitId } : {}
  const desk = useQuery('opening', 'desk', scope)
  const one = useImport({ kind, ...scope }, desk.data?.folder)
  const halfway = one.view ?? desk.data?.running ?? null
  const after = unitId ? toRoster(unitId) : toChecklist
  return (
    <Screen
      title={one.check || unitId ? `导入${importSheets[kind].label}` : '导入'}
      bottom={desk.data && <Bottom one={one} halfway={halfway} after={after} />}
    >
      <Loaded query={desk}>
        {() =>
          halfway ? (
            <Progress view={halfway} stuck={one.busy === null} />
          ) : (
            <>
              {!one.check && (
                <>
                  {!unitId && (
                    <Field label="导入哪一种">
                      <Choice look="row" options={options} value={picked} onChange={setKind} />
                    </Field>
                  )}
                  <ColumnsCard kind={kind} />
                </>
              )}
              {one.check?.view && <Preview view={one.check.view} />}
              {one.check && !one.check.view && <Problems check={one.check} />}
            </>
          )
        }
      </Loaded>
      {one.action.error && <Notice tone="red">{one.action.error}</Notice>}
    </Screen>
  )
}

interface BottomProps {
  one: ImportState
  halfway: ImportView | null
  after: After
}

/** 底下只有一件事可做：选文件、让它生效、接着做，或做完离开。 */
function Bottom({ one, halfway, after }: BottomProps) {
  if (halfway?.state === 'applying')
    return (
      <Button busy={one.busy !== null} busyText="正在生效" onPress={() => one.resume(halfway)}>
        接着做
      </Button>
    )
  const staged = one.check?.view?.state === 'staged' ? one.check.view : null
  if (halfway || one.check?.view?.state === 'done')
    return <Button onPress={after.go}>{after.label}</Button>
  const choose = (
    <Button
      key="choose"
      kind={staged ? 'plain' : 'primary'}
      busy={one.busy !== null}
      busyText={one.busy ?? ''}
      onPress={one.choose}
    >
      {one.check ? '换一份' : chooseSheetLabel}
    </Button>
  )
  if (!staged) return choose
  return (
    <>
      {choose}
      <Button onPress={() => one.turnOn(staged.id)}>让它生效</Button>
    </>
  )
}

/** 做到哪了。断了也不要紧，从这一步接着做。 */
function Progress({ view, stuck }: { view: ImportView; stuck: boolean }) {
  const { added, changed } = view.counts
  if (view.state === 'done')
    return (
      <Notice tone="green" title="全部生效了">
        {`${view.fileName}：新加 ${added} 处，改了 ${changed} 处。`}
      </Notice>
    )
  return (
    <Notice tone={stuck ? 'amber' : 'info'} title={stuck ? '有一份导入做到一半' : '正在生效'}>
      {`${view.fileName}：一共 ${view.steps} 步，做好了 ${view.applied} 步。${
        stuck ? '点“接着做”，从这里做完。' : '请不要关掉这一页；关掉了也可以回来接着做。'
      }`}
    </Notice>
  )
}
