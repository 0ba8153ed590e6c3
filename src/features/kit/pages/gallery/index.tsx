import { useState } from 'react'
import { setLarge, useLarge } from '@/shared/prefs'
import { Button } from '@/shared/ui/button'
import { Page } from '@/shared/ui/page'
import { Tabs } from '@/shared/ui/tabs'
import { Forms } from '../../components/forms'
import { Layers } from '../../components/layers'
import { Lists } from '../../components/lists'
import { Numbers } from '../../components/numbers'
import { Paper } from '../../components/paper'

const parts = {
  paper: { label: '纸与字', Part: Paper },
  forms: { label: '填写', Part: Forms },
  lists: { label: '列表', Part: Lists },
  numbers: { label: '数与码', Part: Numbers },
  layers: { label: '弹层', Part: Layers },
}
type Name = keyof typeof parts
const tabs = Object.entries(parts).map(([value, { label }]) => ({ value: value as Name, label }))

/** 组件陈列：每个组件的每种样子。深浅跟系统，大字从底下换。 */
export default function Gallery() {
  const [name, setName] = useState<Name>('paper')
  const large = useLarge()
  const { Part } = parts[name]
  const bottom = (
    <Button kind="plain" onPress={() => setLarge(!large)}>
      {large ? '换回标准字' : '换成大字'}
    </Button>
  )
  return (
    <Page title="组件陈列" lead="每个组件，每种样子。" bottom={bottom}>
      <Tabs items={tabs} value={name} onChange={setName} label="组件分类" />
      <Part />
    </Page>
  )
}
