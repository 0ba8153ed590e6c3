/**
 * 一套配置：.ts 用 swc 现编，路径别名与 tsconfig 相同。
 * 名字里带 heavy 的长测试只在 HEAVY=1（npm run test:heavy）时运行，其余的只在平时运行。
 */
const heavy = process.env.HEAVY === '1'

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: [heavy ? '**/*.heavy.test.ts' : '**/!(*.heavy).test.ts'],
  globalSetup: '<rootDir>/test/global-setup.ts',
  reporters: ['<rootDir>/test/reporter.js'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2022',
          transform: { react: { runtime: 'automatic' } },
        },
      },
    ],
  },
  moduleNameMapper: { '^@domain/(.*)$': '<rootDir>/domain/$1', '^@/(.*)$': '<rootDir>/src/$1' },
  verbose: false,
  testTimeout: 60_000,
  maxWorkers: 2,
}
