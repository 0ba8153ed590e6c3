import type { JobView } from '@domain/accountcare/job'
import { Button } from '@/shared/ui/button'
import { Notice } from '@/shared/ui/notice'

const titles = { merge: '正在合成一个账号', erase: '正在注销' } as const

interface ProgressProps {
  job: JobView
  /** 断了：没有得到答复，请他接着做。 */
  stuck: boolean
  onResume: () => unknown
}

/** 做到哪了。 */
export function Progress({ job, stuck, onResume }: ProgressProps) {
  const done = Math.min(job.stage, job.stages)
  return (
    <Notice
      tone={stuck ? 'amber' : 'info'}
      title={stuck ? '做到一半断了' : titles[job.kind]}
      action={
        stuck && (
          <Button kind="plain" inline icon="again" busyText="正在做" onPress={onResume}>
            接着做
          </Button>
        )
      }
    >
      {`一共 ${job.stages} 处，做好了 ${done} 处。${
        stuck ? '点“接着做”；不点，过几分钟也会自己做完。' : '一般不到一分钟，关掉这一页也会做完。'
      }`}
    </Notice>
  )
}
