import { View } from '@tarojs/components'
import { useDidShow, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { PagedWishes } from '@/shared/wish/paged-wishes'
import { ExportAction } from '../../components/export-action'
import { Filters } from '../../components/filters'
import { useRegister } from '../../components/use-register'
import './index.scss'

/** 心愿台账：自己管的那一片，有过哪些心愿、各到哪一步；社区以上可以导出成表格。 */
export default function Register() {
  const { picked, pick, view, pages } = useRegister()
  const [asking, setAsking] = useState(false)
  useReachBottom(pages.more)
  useDidShow(pages.refresh)
  const bottom = view?.mayExport && (
    <Button icon="paper" disabled={!pages.rows?.length} onPress={() => setAsking(true)}>
      导出 Excel
    </Button>
  )
  return (
    <Screen title="心愿台账" bottom={bottom || undefined} wide>
      <View className="register">
        <View className="register__filters">
          <Filters view={view} picked={picked} onPick={pick} />
        </View>
        <View className="register__list">
          <ExportAction
            key={JSON.stringify(picked)}
            picked={picked}
            asking={asking}
            onClose={() => setAsking(false)}
          />
          <PagedWishes
            pages={pages}
            withState
            empty={{ title: '这样筛选没有心愿', note: '换个地方、状态或月份看看。' }}
          />
        </View>
      </View>
    </Screen>
  )
}
