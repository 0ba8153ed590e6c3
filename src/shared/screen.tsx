import { ConsentSheet } from './privacy/consent-sheet'
import { Page, type PageProps } from './ui/page'

/** 业务页面的根：页面本身，加上随时可能升起的隐私指引。 */
export function Screen({ children, ...page }: PageProps) {
  return (
    <Page {...page}>
      {children}
      <ConsentSheet />
    </Page>
  )
}
