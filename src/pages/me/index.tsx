import { useQuery } from '@/shared/cloud/useQuery'
import { useReturned } from '@/shared/cloud/useReturned'
import { open } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Card } from '@/shared/ui/card'
import { Cell } from '@/shared/ui/cell'
import { Loaded } from '@/shared/ui/loaded'
import { Identity } from './components/identity'
import { LargeType } from './components/large-type'

/** 我的：我是谁、我的心愿与认领、积分、大字版、隐私。 */
export default function Me() {
  const me = useQuery('account', 'mine', {}, useReturned)
  const seatTree = me.data?.seatTree
  return (
    <Screen>
      <Loaded query={me}>{(data) => <Identity me={data} onBound={me.reload} />}</Loaded>
      <Card flush>
        <Cell icon="heart" title="我的心愿" onPress={() => open('mine')} />
        <Cell icon="help" tone="green" title="我的认领" onPress={() => open('claims')} />
        {me.data?.known && <Cell icon="people" title="双报到" onPress={() => open('reportIns')} />}
        {me.data?.helps && (
          <Cell icon="star" tone="gold" title="我能帮什么" onPress={() => open('helper')} />
        )}
        {me.data?.helps && (
          <Cell icon="walk" tone="green" title="我的服务" onPress={() => open('myService')} />
        )}
        {me.data?.known && (
          <Cell icon="star" tone="gold" title="我的积分" onPress={() => open('myPoints')} />
        )}
        {me.data?.keepsShop && (
          <Cell icon="bag" tone="amber" title="积分与超市" onPress={() => open('shopHub')} />
        )}
        {me.data?.reportsUnit && (
          <Cell icon="people" tone="blue" title="单位报到" onPress={() => open('unitReports')} />
        )}
        {me.data?.readsRegister && !me.data.hasDesk && (
          <Cell icon="people" tone="blue" title="共建单位" onPress={() => open('unitPartners')} />
        )}
        {me.data?.hasDesk && (
          <Cell icon="clock" tone="amber" title="工作台" onPress={() => open('desk')} />
        )}
        {me.data?.readsRegister && (
          <Cell icon="search" tone="blue" title="心愿台账" onPress={() => open('register')} />
        )}
        {seatTree && (
          <Cell
            icon="people"
            tone="green"
            title="谁担任什么"
            note="任期、空缺、代班"
            onPress={() => open(seatTree)}
          />
        )}
        {me.data?.readsReports && (
          <Cell icon="people" tone="blue" title="报到名单" onPress={() => open('reportQueue')} />
        )}
        {me.data?.keepsRoster && (
          <Cell icon="book" tone="green" title="单位名册" onPress={() => open('roster')} />
        )}
        {me.data?.takesPosters && (
          <Cell icon="paper" tone="blue" title="二维码海报" onPress={() => open('posters')} />
        )}
        {me.data?.runsDistrict && (
          <Cell icon="done" tone="green" title="开区与导入" onPress={() => open('checklist')} />
        )}
        {me.data?.runsDistrict && (
          <Cell icon="people" tone="blue" title="账号管理" onPress={() => open('accounts')} />
        )}
        {me.data?.handlesComplaints && (
          <Cell
            icon="pen"
            tone="amber"
            title="受理投诉建议"
            onPress={() => open('complaintQueue')}
          />
        )}
      </Card>
      <LargeType />
      <Card flush>
        {me.data?.known && (
          <Cell icon="person" title="账号与手机号" onPress={() => open('account')} />
        )}
        {me.data?.known && <Cell icon="bell" title="微信提醒" onPress={() => open('reminders')} />}
        <Cell
          icon="chat"
          title="投诉建议"
          note="街道和区里答复，社区看不到"
          onPress={() => open('complaints')}
        />
        <Cell icon="book" tone="green" title="规则" onPress={() => open('rules')} />
        <Cell icon="info" tone="blue" title="隐私保护指引" onPress={() => open('privacy')} />
        <Cell icon="close" tone="plain" title="本程序不做的事" onPress={() => open('bounds')} />
      </Card>
    </Screen>
  )
}
