// End-to-end tests: the same specs against the desktop app and against the web host in a browser.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { StudioOptions } from './e2e/fixtures/studio-test';

/** Debian's browser; elsewhere the one that Playwright has installed. */
const systemChromium = '/usr/bin/chromium';

export default defineConfig<StudioOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  // A window of a busy machine may be late once; what fails twice is broken.
  retries: process.env.CI === undefined ? 0 : 1,
  workers: 2,
  // nothing waits longer than it must; these only say when to give up, on machines shared with other work
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  projects: [
    { name: 'desktop', grepInvert: /@web-only/, use: { host: 'desktop' } },
    {
      name: 'web',
      grepInvert: /@desktop-only/,
      use: {
        host: 'web',
        viewport: { width: 1280, height: 800 },
        launchOptions: {
          ...(existsSync(systemChromium) && { executablePath: systemChromium }),
          args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
        },
      },
    },
  ],
});
