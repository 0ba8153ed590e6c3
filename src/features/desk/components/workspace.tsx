import { open } from '@/shared/routes'
import { type OpenTicket, WorkList, type WorkspaceProps } from './work-list'

const openPage: OpenTicket = (id) => open('detail', { id })

/** 手机上的工作台：一列到底，点开去详情页。宽屏见 workspace.h5.tsx。 */
export function Workspace({ pending, children }: WorkspaceProps) {
  return (
    <>
      <WorkList pending={pending} onOpen={openPage} />
      {children(openPage)}
    </>
  )
}
