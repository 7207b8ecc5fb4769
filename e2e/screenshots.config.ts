import { defineConfig } from '@playwright/test'
import tests from './playwright.config'

// The pictures of docs/screenshots, from a server with the demo operator:
// PUMPJACK_URL=http://127.0.0.1:8080 PUMPJACK_DATA=.pumpjack npm run screenshots -w e2e
export default defineConfig({
  ...tests,
  testMatch: 'screenshots.ts',
  timeout: 180_000,
  projects: [{ name: 'pictures', use: { viewport: { width: 1440, height: 900 }, colorScheme: 'light' } }],
})
