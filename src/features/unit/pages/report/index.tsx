import { useRouter } from '@tarojs/taro'
import { useQuery } from '@/shared/cloud/useQuery'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Loaded } from '@/shared/ui/loaded'
import { toast } from '@/shared/ui/toast'
import { ReportForm } from '../../components/report-form'

const nothing = () => null

/** 到社区报到，或者改好再发；发出去以后换成那一份的详情。 */
export default function Report() {
  const { id } = useRouter().params
  const mine = useQuery('unit', 'mine', id ? null : {})
  const old = useQuery('unit', 'detail', id ? { id } : null)
  if (!mine.data && !old.data)
    return (
      <Screen>
        {id ? <Loaded query={old}>{nothing}</Loaded> : <Loaded query={mine}>{nothing}</Loaded>}
      </Screen>
    )
  const units = mine.data?.units ?? (old.data ? [old.data.unit] : [])
  return (
    <ReportForm
      units={units}
      old={old.data}
      onSent={(sent) => {
        toast('发给社区了')
        replaceWith('unitReport', { id: sent.id })
      }}
    />
  )
}
