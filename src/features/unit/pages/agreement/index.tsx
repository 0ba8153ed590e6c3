import { useRouter } from '@tarojs/taro'
import { serverNow } from '@/shared/cloud/clock'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { PrintPages } from '@/shared/ui/print-pages'
import { Words } from '@/shared/ui/words'
import { AgreementSheet } from '../../components/agreement-sheet'

/** 打印要用电脑上的网页；手机上看，或者截图。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 共建协议：手机上看得清，电脑上印成 A4 盖章。 */
export default function Agreement() {
  const { id = '' } = useRouter().params
  const query = useQuery('unit', 'detail', { id })
  const bar = canPrint ? (
    <Button icon="paper" onPress={() => window.print()}>
      打印
    </Button>
  ) : (
    <Words size="note" tone="soft">
      要盖章的，请在电脑上打开网页打印。
    </Words>
  )
  return (
    <Screen>
      <Loaded query={query}>
        {(one) => (
          <PrintPages bar={bar}>
            <AgreementSheet one={one} today={serverNow()} />
          </PrintPages>
        )}
      </Loaded>
    </Screen>
  )
}
