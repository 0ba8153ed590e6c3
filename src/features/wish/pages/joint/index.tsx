import Taro, { useRouter } from '@tarojs/taro'
import { useEffect } from 'react'
import { useQuery } from '@/shared/cloud/useQuery'
import { replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Card } from '@/shared/ui/card'
import { Loaded } from '@/shared/ui/loaded'
import { Notice } from '@/shared/ui/notice'
import { toast } from '@/shared/ui/toast'
import { Words } from '@/shared/ui/words'
import { NeedField } from '../../components/need-field'
import { useNeedsForm } from '../../components/use-needs-form'

/** 合力圆梦：社区审核时，写清要哪几样、各几份，请邻居们来出。 */
export default function Joint() {
  const { id = '' } = useRouter().params
  const query = useQuery('wish', 'detail', { id })
  const { needs, errors, problem, change, add, remove, send, action } = useNeedsForm(id)
  useEffect(() => {
    if (errors.length === 0) return
    void Taro.pageScrollTo({ selector: '.field--wrong', duration: 0 })
  }, [errors])
  const pass = async () => {
    const wish = await send()
    if (!wish) return
    toast('通过了，请大家一起圆')
    if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
    else replaceWith('detail', { id })
  }
  const gone = query.data !== null && !query.data.steps.includes('approveJoint')
  const bottom = query.data && !gone && (
    <Button busyText="正在发" onPress={pass}>
      通过，请大家一起圆
    </Button>
  )
  return (
    <Screen
      title="合力圆梦"
      lead="写清要哪几样东西、几小时的工夫，各分成几份。不能写钱。"
      bottom={bottom || undefined}
    >
      <Loaded query={query}>
        {(wish) => (
          <>
            <Card title={`${wish.calledName}的心愿`}>
              <Words>{wish.text}</Words>
            </Card>
            {gone && <Notice tone="amber">这个心愿已经审核过了，请返回看最新的样子。</Notice>}
            {!gone &&
              needs.map((need, at) => (
                <NeedField
                  key={need.key}
                  need={need}
                  nth={at + 1}
                  errors={errors[at] ?? {}}
                  onChange={(part) => change(need.key, part)}
                  onRemove={remove && (() => remove(need.key))}
                />
              ))}
            {!gone && add && (
              <Button kind="plain" icon="plus" onPress={add}>
                再加一样
              </Button>
            )}
          </>
        )}
      </Loaded>
      {(problem ?? action.error) && <Notice tone="red">{problem ?? action.error}</Notice>}
    </Screen>
  )
}
