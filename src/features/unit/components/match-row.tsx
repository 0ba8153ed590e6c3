import { resourceKinds } from '@domain/unit/kinds'
import type { MatchView, ReportInView } from '@domain/unit/present'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Tag } from '@/shared/ui/tag'
import { Words } from '@/shared/ui/words'
import { dayWords } from './words'
import './match-row.scss'

interface MatchRowProps {
  one: ReportInView
  match: Pick<MatchView, 'resourceId' | 'want' | 'done'>
  /** 同一样，还是相近。 */
  fit?: string
  /** 按钮。 */
  children?: ReactNode
}

/** 一对：社区需要什么，单位能做的哪一样；办成了的，哪一天、一句话。 */
export function MatchRow({ one, match, fit, children }: MatchRowProps) {
  const { want, done, resourceId } = match
  const resource = one.resources.find(({ id }) => id === resourceId)
  return (
    <View className="match-row">
      <View className="match-row__head">
        <Tag tone={done ? 'green' : 'blue'}>{done ? '办成了' : resourceKinds[want.kind].label}</Tag>
        {fit && (
          <Words size="small" tone="faint">
            {fit}
          </Words>
        )}
      </View>
      <Words>{want.text}</Words>
      <Words size="note" tone="soft">
        {`${one.unit.name}：${resource?.text ?? ''}（${resource?.often ?? ''}）`}
      </Words>
      {done && <Words size="note" tone="green">{`${dayWords(done.on)}　${done.text}`}</Words>}
      {children && <View className="match-row__actions">{children}</View>}
    </View>
  )
}
