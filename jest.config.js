export default {
  globalSetup: '<rootDir>/__tests__/build.ts',
  globalTeardown: '<rootDir>/__tests__/tidy.ts',
  testSequencer: '<rootDir>/__tests__/sequencer.mjs',
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript' },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  // The scenarios mostly wait for processes and back-offs.
  maxWorkers: 4,
  testTimeout: 60_000,
}
