import type { MyReports } from '@domain/reportin/mine'
import { useRouter } from '@tarojs/taro'
import { act } from '@/shared/cloud/call'
import { useQuery } from '@/shared/cloud/useQuery'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { ReportFormView } from '../../components/report-form-view'
import { useReportForm } from '../../components/use-report-form'

/** 到住的社区报到；带着编号来的，是社区请他改一改的那一份。 */
export default function Report() {
  const { id } = useRouter().params
  const mine = useQuery('reportin', 'mine', {})
  if (mine.data) return <Form mine={mine.data} id={id} onBound={mine.reload} />
  return (
    <Screen>
      <Loaded query={mine}>{() => null}</Loaded>
    </Screen>
  )
}

interface FormProps {
  mine: MyReports
  id: string | undefined
  onBound: () => unknown
}

function Form({ mine, id, onBound }: FormProps) {
  const old = id ? mine.home : null
  const asked = old?.timeline.filter(({ note }) => note).at(-1)?.note ?? null
  const form = useReportForm(
    { form: id ? `report:${id}` : 'report', owner: mine.phone },
    old ? { name: old.name } : {},
    (content, requestId) =>
      id
        ? act('reportin', 'resend', { id, ...content }, requestId)
        : act('reportin', 'reportHome', content, requestId),
    () => replaceWith('reportIns'),
  )
  return <ReportFormView form={form} phone={mine.phone} asked={asked} onBound={onBound} />
}
