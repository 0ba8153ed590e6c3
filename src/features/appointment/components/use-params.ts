import { useRouter } from '@tarojs/taro'

/** 打开这一页时带来的那几样；编号里有冒号，网页端给的是编过码的，这里还原。没有给、给的是空都为空。 */
export function useParams(): Readonly<Record<string, string | null>> {
  const { params } = useRouter()
  const entries = Object.entries(params).filter(([key]) => !key.startsWith('$'))
  return Object.fromEntries(
    entries.map(([key, raw]) => [key, decodeURIComponent(raw ?? '') || null]),
  )
}
