import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// One code base, one entry for each kind of work: office (here), later field (field/index.html, offline first).
const entries = { office: 'index.html' }

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  build: {
    outDir: '../src/Host/wwwroot',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: { input: entries },
  },
  test: { include: ['src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'] },
})
