// The build of the staff application. Everything it makes is a file under dist/ with a hash in its
// name, so the server may let browsers keep it for ever; index.html alone is asked for again.
// Nothing is inlined: the pages run without unsafe-inline and without data: fonts or scripts.
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const server = process.env['LUOSHI_SERVER'] ?? 'http://127.0.0.1:8080'

export default defineConfig({
  base: '/staff/',
  plugins: [vue()],
  define: { __VUE_OPTIONS_API__: false, __VUE_PROD_DEVTOOLS__: false },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': server } },
})
