import { open } from '@/shared/routes'
import { Button } from '@/shared/ui/button'
import { Empty } from '@/shared/ui/empty'

/** 这个环境里还没有区：谁都先等一等，部署的人从这里开区。 */
export function NotOpened() {
  return (
    <Empty
      title="还没有开区"
      note="区里正在准备，好了就能许愿。"
      action={
        <Button kind="plain" inline onPress={() => open('openingCode')}>
          我有开区码
        </Button>
      }
    />
  )
}
