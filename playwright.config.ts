import { defineConfig, devices } from '@playwright/test'

/** The address of the app under test, and of a second one whose keys a test may change. */
export const APP = 'http://localhost:3107'
export const SECOND = 'http://localhost:3108'

const chromium = {
  ...devices['Desktop Chrome'],
  launchOptions: {
    ...(process.env.CHROMIUM ? { executablePath: process.env.CHROMIUM } : {}),
    // Chromium refuses its sandbox to root, and looks for updates where there is no network.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  },
}

function server(url: string) {
  return {
    command: `node tests/support/serve.mjs ${new URL(url).port}`,
    url: `${url}/api/ready`,
    timeout: 60_000,
    stdout: 'ignore' as const,
    gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
  }
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'tests/.artifacts/e2e-results',
  fullyParallel: true,
  workers: 2,
  // On a machine that others use too, a browser may answer late once. What passed only then is named by `npm test`.
  retries: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: APP,
    ...chromium,
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
    trace: 'retain-on-failure',
  },
  webServer: [server(APP), server(SECOND)],
  projects: [
    { name: 'http', testMatch: /http\/.*\.test\.ts/ },
    { name: 'browser', testMatch: /journeys\/.*\.test\.ts/ },
  ],
})
