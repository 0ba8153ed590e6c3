import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Loaded } from '@/shared/ui/loaded'
import { PrintPages } from '@/shared/ui/print-pages'
import { SheetActions } from '../../components/sheet-actions'
import { YearChoice } from '../../components/year-choice'
import { YearPaper } from '../../components/year-paper'

/** 打印要用电脑上的网页。 */
const canPrint = process.env.TARO_ENV === 'h5'

/** 一个人一年的反馈表；不带编号来的是自己的。 */
export default function YearSheetPage() {
  const { id, year: asked } = useRouter().params
  const [year, setYear] = useState(asked)
  const query = useQuery('year', 'sheet', {
    ...(id && { reportId: id }),
    ...(year && { year }),
  })
  const sheet = query.data
  const acts = sheet && (sheet.mayComment || sheet.mayAnswer)
  return (
    <Screen bottom={acts ? <SheetActions sheet={sheet} onDone={query.replace} /> : undefined}>
      <Loaded query={query}>
        {(shown) => (
          <PrintPages
            bar={
              <>
                <YearChoice years={shown.years} year={shown.year} onPick={setYear} />
                {canPrint && (
                  <Button kind="plain" icon="paper" onPress={() => window.print()}>
                    打印
                  </Button>
                )}
              </>
            }
          >
            <YearPaper sheet={shown} />
          </PrintPages>
        )}
      </Loaded>
    </Screen>
  )
}
