import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { pressable } from './a11y'

export interface WhenProps {
  /** 人说的时间：今天下午 3 点前、还有 2 天。 */
  children: string
  /** 点一下看到的准确时间：11月23日 15:00。 */
  exact: string
}

/** 时间。平时按人说话的样子，点一下看准确的，再点回来。 */
export function When({ children, exact }: WhenProps) {
  const [open, setOpen] = useState(false)
  return (
    <View
      className="when"
      {...pressable({ label: `${children}，${exact}` })}
      onClick={() => setOpen(!open)}
    >
      <Text>{open ? exact : children}</Text>
    </View>
  )
}
