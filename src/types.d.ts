/// <reference types="@tarojs/taro" />
declare module '*.png'
declare module '*.scss'

declare namespace NodeJS {
  interface ProcessEnv {
    NODE_ENV: 'development' | 'production'
    TARO_ENV: 'weapp' | 'h5'
  }
}

declare const defineAppConfig: (config: import('@tarojs/taro').AppConfig) => typeof config
declare const definePageConfig: (config: import('@tarojs/taro').PageConfig) => typeof config

/** 开发版里是本地云的地址；正式版里是空串，相关代码会被删掉。 */
declare const LOCAL_CLOUD: string
/** 微信云开发的环境 id，构建时由环境变量 CLOUD_ENV 给出。 */
declare const CLOUD_ENV: string
/** 开发版里为真：带上组件陈列页。 */
declare const KIT_GALLERY: boolean
