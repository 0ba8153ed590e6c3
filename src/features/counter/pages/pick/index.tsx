import type { HandedView } from '@domain/counter/present'
import { useEffect } from 'react'
import { goBack, replaceWith } from '@/shared/routes'
import { Screen } from '@/shared/screen'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'
import { Words } from '@/shared/ui/words'
import { type Chosen, passedPerson, passHanded } from '../../components/passing'
import { PickGoods } from '../../components/pick-goods'
import { useWalkIn } from '../../components/use-walk-in'
import { Waiting } from '../../components/waiting'
import { calledWords } from '../../components/words'

/** 当场换：扫过他的积分码或卡，选几样，请他点头，当场递出去。 */
export default function Pick() {
  const chosen = passedPerson()
  if (chosen) return <PickFor chosen={chosen} />
  return (
    <Screen title="当场换">
      <Notice
        title="请先扫他的积分码或卡"
        action={
          <Button kind="plain" inline onPress={() => replaceWith('counter')}>
            去柜台
          </Button>
        }
      >
        认过人，才能替他选东西。
      </Notice>
    </Screen>
  )
}

function PickFor({ chosen }: { chosen: Chosen }) {
  const { person, shopId } = chosen
  const action = useWalkIn(chosen)
  const { walkIn } = action
  if (walkIn?.handed) return <Done handed={walkIn.handed} />
  if (walkIn) return <Waiting action={action} walkIn={walkIn} />
  return (
    <PickGoods
      shopId={shopId}
      who={calledWords(person)}
      balance={person.frozen ? 0 : person.balance}
      done={person.onCard ? '选好了，请她点头' : '选好了，请他确认'}
      error={person.frozen ? '积分被冻结了，现在不能用，请找社区问问。' : action.error}
      onDone={action.ask}
    />
  )
}

/** 换好了：照着递，回到柜台还能撤回。 */
function Done({ handed }: { handed: HandedView }) {
  useEffect(() => passHanded(handed), [handed])
  return (
    <Screen title="换好了，请递给他" bottom={<Button onPress={goBack}>下一位</Button>}>
      <Words size="display">{handed.words}</Words>
      <Words tone="soft">{`${calledWords(handed)}的积分已经扣了。递错了，回到柜台一分钟里能撤回。`}</Words>
    </Screen>
  )
}
