// Unit and conformance tests run in Node; screens are tested end to end.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'shared/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.ts',
      'build/**/*.test.ts',
      'e2e/conformance/**/*.test.ts',
      'e2e/velocity/**/*.test.ts',
      'e2e/openapi/**/*.test.ts',
      'e2e/aws-cli/**/*.test.ts',
    ],
    setupFiles: ['build/fixed-seed.ts'],
    environment: 'node',
    pool: 'threads',
    // no module keeps state, so that test files share what is loaded: half the time
    isolate: false,
    testTimeout: 20_000,
  },
});
