import type { CareView } from '@domain/accountcare/care'
import { useQuery } from '@/shared/cloud/useQuery'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Empty } from '@/shared/ui/empty'
import { Loaded } from '@/shared/ui/loaded'
import { ChangePhone } from '../../components/change-phone'
import { Progress } from '../../components/progress'
import { spaced } from '../../components/spaced'
import { Suspended } from '../../components/suspended'
import { Trail } from '../../components/trail'
import { useJob } from '../../components/use-job'

/** 账号与手机号：号码、账号码，换号、合并、注销各一扇门，账号上发生过什么。 */
export default function AccountPage() {
  const query = useQuery('account', 'care', {})
  return (
    <Screen>
      <Loaded query={query}>
        {({ account }) =>
          account ? (
            <Body account={account} reload={query.reload} />
          ) : (
            <Empty title="还没有账号" note="许愿、认领时同意隐私保护指引，就有了账号。" />
          )
        }
      </Loaded>
    </Screen>
  )
}

function Body({ account, reload }: { account: CareView; reload: () => unknown }) {
  const { phone, code, suspended, job, trail } = account
  const moving = useJob()
  const resume = async (one: NonNullable<typeof job>) => {
    await moving.carry(one)
    await reload()
  }
  if (job) return <Progress job={job} stuck={!moving.job} onResume={() => resume(job)} />
  return (
    <>
      {suspended && <Suspended one={suspended} />}
      <Card flush>
        <Cell
          icon="phone"
          title={phone ?? '还没有登记'}
          note="手机号 · 换了微信的手机号，点下面换"
        />
        <Cell icon="mark" title={spaced(code)} note="账号码 · 打电话给区里时，读给他听" />
      </Card>
      {!suspended && <ChangePhone phone={phone} onChanged={reload} />}
      <Card flush>
        {!suspended && (
          <Cell
            icon="people"
            tone="blue"
            title="两个微信合成一个账号"
            note="换过微信，或者家里有两个微信都用过"
            onPress={() => open('mergeAccounts')}
          />
        )}
        <Cell
          icon="trash"
          tone="plain"
          title="注销账号"
          note="先告诉您什么会删、什么会留"
          onPress={() => open('erase')}
        />
      </Card>
      <Trail rows={trail} />
    </>
  )
}
