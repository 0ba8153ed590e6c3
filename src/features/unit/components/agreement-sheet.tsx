import { longDay } from '@domain/kernel/date'
import { resourceKinds } from '@domain/unit/kinds'
import type { ReportInView } from '@domain/unit/present'
import { View } from '@tarojs/components'
import { dayWords, termWords } from './words'
import './agreement-sheet.scss'

/** 需求最多印几条：协议写的是一起做什么，不是抄一遍清单。 */
const WANTS_SHOWN = 8

interface Row {
  readonly key: string
  readonly kind: string
  readonly text: string
}

/** 一节：一行标题，下面一条一条；没有的写一句。 */
function Part({ title, rows, none }: { title: string; rows: readonly Row[]; none: string }) {
  return (
    <View className="agreement__part">
      <View className="agreement__heading">{title}</View>
      {rows.length === 0 && <View className="agreement__text">{none}</View>}
      {rows.map(({ key, kind, text }, at) => (
        <View key={key} className="agreement__row">
          <View className="agreement__no">{`${at + 1}.`}</View>
          <View className="agreement__text">{`【${kind}】${text}`}</View>
        </View>
      ))}
    </View>
  )
}

function rowsOf(one: ReportInView) {
  const resourceOf = (id: string) => one.resources.find((it) => it.id === id)
  return {
    resources: one.resources.map(({ id, kind, text, often }) => ({
      ...{ key: id, kind: resourceKinds[kind].label, text: `${text}（${often}）` },
    })),
    wants: one.wants.slice(0, WANTS_SHOWN).map(({ id, kind, text, until }) => ({
      ...{ key: id, kind: resourceKinds[kind].label, text: `${text}（${dayWords(until)}以前）` },
    })),
    matches: one.matches.map(({ id, resourceId, want, done }) => ({
      key: id,
      kind: resourceKinds[want.kind].label,
      text: `${want.text}——${resourceOf(resourceId)?.text ?? ''}${
        done ? `；${dayWords(done.on)}办成：${done.text}` : ''
      }`,
    })),
  }
}

/** 共建协议：手机上照着读，印出来是 A4。印在纸上，总是白底黑字。 */
export function AgreementSheet({ one, today }: { one: ReportInView; today: string }) {
  const { resources, wants, matches } = rowsOf(one)
  const { unit, community } = one
  return (
    <View className="agreement">
      <View className="agreement__title">单位社区共建协议</View>
      <View className="agreement__between">{`甲方（社区）：${community.name}`}</View>
      <View className="agreement__between">{`乙方（单位）：${unit.name}`}</View>
      <View className="agreement__lead">
        {`${unit.name}到${community.name}报到，期限为${termWords(one)}。双方商定如下，不涉及钱款往来。`}
      </View>
      <Part title="一、单位能做的" rows={resources} none="没有写。" />
      <Part title="二、社区需要的" rows={wants} none="社区暂时没有列出需求。" />
      <Part title="三、商定对接的" rows={matches} none="以后对接的，由社区在系统里记下。" />
      <View className="agreement__seals">
        {[`甲方（盖章）：${community.name}`, `乙方（盖章）：${unit.name}`].map((who) => (
          <View key={who} className="agreement__seal">
            <View className="agreement__text">{who}</View>
            <View className="agreement__space" />
            <View className="agreement__text">{'　　　　年　　月　　日'}</View>
          </View>
        ))}
      </View>
      <View className="agreement__foot">{`红色邻里 · ${longDay(today)}印`}</View>
    </View>
  )
}
