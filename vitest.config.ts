import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 60_000,
  hookTimeout: 120_000,
  pool: 'forks',
  // Test files are many and short: a process for each would take longer than many a test.
  isolate: false,
} as const;

// oxlint-disable-next-line import/no-default-export -- vitest reads the default export.
export default defineConfig({
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      { test: { ...shared, name: 'house', include: ['test/house/**/*.test.ts'] } },
      {
        test: {
          ...shared,
          name: 'rooms',
          include: ['src/**/*.test.ts', 'test/contracts/**/*.test.ts', 'test/support/**/*.test.ts'],
          globalSetup: ['test/support/global-database.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'studio',
          environment: 'happy-dom',
          include: ['web/src/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          ...shared,
          name: 'acceptance',
          include: ['test/acceptance/**/*.test.ts'],
          globalSetup: ['test/support/shared-gateway.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'examples',
          include: ['test/examples/**/*.test.ts'],
          globalSetup: ['test/support/shared-gateway.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'renderer',
          include: ['test/renderer/**/*.test.ts'],
          testTimeout: 900_000,
        },
      },
      {
        test: {
          ...shared,
          name: 'crash',
          include: ['test/crash/**/*.test.ts'],
          globalSetup: ['test/support/global-database.ts'],
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
