import { defineConfig } from '@playwright/test'

// `./dev.cs test e2e` starts a server of its own and says where; by hand: BASE_URL=http://127.0.0.1:8080 npm test -w e2e
const baseURL = process.env.PUMPJACK_URL ?? process.env.BASE_URL
if (!baseURL) throw new Error('No server to test: run ./dev.cs test e2e, or set BASE_URL.')

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    baseURL,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.PUMPJACK_CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
  ],
})
