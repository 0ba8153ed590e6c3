import { callable } from './callable'
import { mediaApis } from './media'
import type { ModalOptions, Platform } from './platform'
import { requestApis } from './request'
import { scanApis } from './scan'
import { storageApis } from './storage'

type Wx = Record<string, unknown>

const nothing = () => {}

function systemInfo({ width, height }: Platform['screen']) {
  return {
    SDKVersion: '3.8.0',
    version: '8.0.50',
    platform: 'devtools',
    system: 'iOS 17.0',
    brand: 'devtools',
    model: 'iPhone 15',
    language: 'zh_CN',
    theme: 'light',
    pixelRatio: 2,
    fontSizeSetting: 16,
    statusBarHeight: 20,
    windowWidth: width,
    windowHeight: height,
    screenWidth: width,
    screenHeight: height,
    safeArea: { top: 20, left: 0, right: width, bottom: height, width, height: height - 20 },
  }
}

function navigation({ navigate, log }: Platform): Wx {
  const to = (name: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') =>
    callable(name, log, (o) => navigate[name](String(o.url)))
  return {
    navigateTo: to('navigateTo'),
    redirectTo: to('redirectTo'),
    reLaunch: to('reLaunch'),
    switchTab: to('switchTab'),
    navigateBack: callable('navigateBack', log, (o) => navigate.navigateBack(Number(o.delta ?? 1))),
  }
}

function dialogs({ dialogs: shown, log }: Platform): Wx {
  return {
    showToast: callable('showToast', log, (o) => shown.toast(String(o.title))),
    showLoading: callable('showLoading', log, nothing),
    hideToast: callable('hideToast', log, nothing),
    hideLoading: callable('hideLoading', log, nothing),
    showModal: callable('showModal', log, async (o) => {
      const confirm = await shown.modal(o as ModalOptions)
      return { confirm, cancel: !confirm }
    }),
    showActionSheet: callable('showActionSheet', log, async (o) => {
      const tapIndex = await shown.sheet(o.itemList as string[])
      if (tapIndex === null) throw new Error('cancel')
      return { tapIndex }
    }),
    setNavigationBarTitle: callable('setNavigationBarTitle', log, (o) =>
      shown.title(String(o.title)),
    ),
  }
}

function cloud({ cloud: remote, log }: Platform): Wx {
  return {
    init: nothing,
    callFunction: callable('cloud.callFunction', log, async (o) => ({
      result: await remote.callFunction(String(o.name), o.data ?? {}),
    })),
    uploadFile: callable('cloud.uploadFile', log, async (o) => ({
      fileID: await remote.uploadFile(String(o.cloudPath), String(o.filePath)),
      statusCode: 204,
    })),
  }
}

function consent({ log, cloud: remote }: Platform): Wx {
  return {
    login: callable('login', log, () => ({ code: 'login-code' })),
    requestSubscribeMessage: callable('requestSubscribeMessage', log, (o) =>
      remote.subscribe(o.tmplIds as string[]),
    ),
    getSetting: callable('getSetting', log, () => ({
      authSetting: {},
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    })),
    getPrivacySetting: callable('getPrivacySetting', log, () => ({
      needAuthorization: false,
      privacyContractName: '《用户隐私保护指引》',
    })),
    requirePrivacyAuthorize: callable('requirePrivacyAuthorize', log, nothing),
    openPrivacyContract: callable('openPrivacyContract', log, nothing),
    onNeedPrivacyAuthorization: nothing,
  }
}

/** 只要“调用成功”、没有结果的接口。 */
const silent = [
  ...['setTabBarBadge', 'removeTabBarBadge', 'showTabBarRedDot', 'hideTabBarRedDot'],
  ...['setNavigationBarColor', 'showNavigationBarLoading', 'hideNavigationBarLoading'],
  ...['startPullDownRefresh', 'stopPullDownRefresh', 'pageScrollTo', 'hideHomeButton'],
  ...['setClipboardData', 'makePhoneCall', 'previewImage', 'openLocation', 'openSetting'],
  ...['setKeepScreenOn'],
  ...['vibrateShort', 'setBackgroundColor', 'setBackgroundTextStyle', 'showShareMenu'],
]

const listeners = [
  ...['onAppShow', 'offAppShow', 'onAppHide', 'offAppHide', 'onError', 'offError'],
  ...['onUnhandledRejection', 'onPageNotFound', 'onThemeChange', 'offThemeChange'],
  ...['onWindowResize', 'offWindowResize', 'onNetworkStatusChange', 'offNetworkStatusChange'],
  ...['onMemoryWarning', 'onKeyboardHeightChange', 'offKeyboardHeightChange', 'reportEvent'],
]

function environment(platform: Platform): Wx {
  const info = () => systemInfo(platform.screen)
  const update = { onCheckForUpdate: nothing, onUpdateReady: nothing, onUpdateFailed: nothing }
  return {
    getSystemInfoSync: info,
    getWindowInfo: info,
    getDeviceInfo: info,
    getAppBaseInfo: info,
    getSystemInfo: callable('getSystemInfo', platform.log, info),
    getMenuButtonBoundingClientRect: () => {
      const right = platform.screen.width - 8
      return { top: 24, bottom: 56, left: right - 87, right, width: 87, height: 32 }
    },
    getLaunchOptionsSync: () => platform.launch,
    getEnterOptionsSync: () => platform.launch,
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxtest', envVersion: 'release' } }),
    getUpdateManager: () => ({ ...update, applyUpdate: nothing }),
    getNetworkType: callable('getNetworkType', platform.log, () => ({ networkType: 'wifi' })),
    getRandomValues: callable('getRandomValues', platform.log, (o) => ({
      randomValues: crypto.getRandomValues(new Uint8Array(Number(o.length))).buffer,
    })),
    canIUse: () => true,
    nextTick: (work: () => void) => void Promise.resolve().then(work),
  }
}

/**
 * 一个够本项目用的 wx。行为照微信：给了回调就不返回 Promise，
 * 结果里都有 errMsg，存储里放的是 JSON，不是对象本身。
 */
export function createWx(platform: Platform): Wx {
  const quiet = (name: string) => [name, callable(name, platform.log, nothing)]
  return {
    ...Object.fromEntries(silent.map(quiet)),
    ...Object.fromEntries(listeners.map((name) => [name, nothing])),
    ...environment(platform),
    ...storageApis(platform.log),
    ...navigation(platform),
    ...dialogs(platform),
    ...consent(platform),
    ...mediaApis(platform.log),
    ...scanApis(platform.log),
    ...requestApis(platform),
    cloud: cloud(platform),
  }
}
