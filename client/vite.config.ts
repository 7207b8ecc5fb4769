import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { loadEnv } from 'vite'
import { defineConfig } from 'vitest/config'

// One code base, one entry for each kind of work: office (here), later field (field/index.html, offline first).
const entries = { office: 'index.html' }

// The server that `npm run dev` talks to: PUMPJACK_API, or the usual address.
const api = loadEnv('', '.', 'PUMPJACK_').PUMPJACK_API ?? 'http://127.0.0.1:8080'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
  build: {
    outDir: '../src/Host/wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 600, // the chart library, loaded with the dashboard only
    rolldownOptions: { input: entries },
  },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'] },
})
