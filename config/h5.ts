/** Taro 的默认分包让每一页都带一份组件库；这样分，公用的只下载一次。 */
export const splitChunks = {
  chunks: 'all' as const,
  minSize: 10_000,
  hidePathInfo: true,
  maxInitialRequests: 10,
  maxAsyncRequests: 10,
  cacheGroups: {
    default: false as const,
    defaultVendors: false as const,
    vendors: {
      name: 'vendors',
      test: /[\\/]node_modules[\\/]/,
      chunks: 'initial' as const,
      priority: 10,
    },
    shared: {
      name: 'shared',
      minChunks: 2,
      chunks: 'async' as const,
      priority: 5,
      reuseExistingChunk: true,
    },
  },
}
