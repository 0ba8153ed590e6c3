import Taro from '@tarojs/taro'
import { openSheet } from '@/shared/open-file'

jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {
    env: { USER_DATA_PATH: 'wxfile://usr' },
    downloadFile: jest.fn(),
    openDocument: jest.fn(),
  },
}))

const downloadFile = Taro.downloadFile as unknown as jest.Mock
const openDocument = Taro.openDocument as unknown as jest.Mock
const failure = {
  code: 'UNAVAILABLE',
  message: '表格做好了，但没有下载下来。请看看网络，再打开一次。',
}

beforeEach(() => {
  jest.resetAllMocks()
  openDocument.mockResolvedValue({})
})

test('小程序里导出的表格：下载成说得出名字的文件，用微信打开，可以转发', async () => {
  downloadFile.mockResolvedValue({ statusCode: 200 })
  await openSheet('https://files/a.xlsx?sign=1', '心愿台账-金桂社区.xlsx')
  const filePath = 'wxfile://usr/心愿台账-金桂社区.xlsx'
  expect(downloadFile).toHaveBeenCalledWith({ url: 'https://files/a.xlsx?sign=1', filePath })
  expect(openDocument).toHaveBeenCalledWith({ filePath, fileType: 'xlsx', showMenu: true })
})

test('链接过期、断网、打不开，都说一句怎么办的话', async () => {
  const open = () => openSheet('https://files/a.xlsx', 'a.xlsx')
  downloadFile.mockResolvedValueOnce({ statusCode: 403 })
  await expect(open()).rejects.toMatchObject(failure)
  expect(openDocument).not.toHaveBeenCalled()
  downloadFile.mockRejectedValueOnce({ errMsg: 'downloadFile:fail timeout' })
  await expect(open()).rejects.toMatchObject(failure)
  downloadFile.mockResolvedValueOnce({ statusCode: 200 })
  openDocument.mockRejectedValueOnce({ errMsg: 'openDocument:fail' })
  await expect(open()).rejects.toMatchObject(failure)
})
