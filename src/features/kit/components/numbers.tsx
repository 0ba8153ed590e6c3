import { View } from '@tarojs/components'
import { Card } from '@/shared/ui/card'
import { Code } from '@/shared/ui/code'
import { Figure } from '@/shared/ui/figure'
import { Poster } from '@/shared/ui/poster'

const definition = '许愿人自己点了「确认收到」的心愿，一个算一个。'
const source = '本系统，截至今天 08:00'

export function Numbers() {
  return (
    <>
      <Card title="数">
        <View className="figures">
          <Figure
            value={1213}
            unit="个"
            label="圆了的心愿"
            definition={definition}
            source={source}
            onPress={() => undefined}
          />
          <Figure
            value={undefined}
            unit="户"
            label="走访"
            definition="还没有开始。"
            source="本系统"
          />
        </View>
      </Card>
      <Card title="码">
        <Code
          label="确认码"
          digits="4207"
          text="https://example.org/c/4207"
          note="东西送到了，给对方看，或念给他听。"
        />
        <Code label="兑换码" digits="618042" note="到柜台报这六个数。" />
      </Card>
      <Poster
        title="骑手报到，扫一扫"
        place="金桂外卖站"
        image={null}
        help={['骑手打开微信，扫一扫上面的码。']}
        from="金桂社区"
      />
    </>
  )
}
