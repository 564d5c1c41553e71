import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the game's server. */
const SERVER = process.env.SERVER_URL ?? 'http://localhost:8080';

const require = createRequire(import.meta.url);

/** The files of pyodide that pages load when they are asked to, with their sizes: the progress bar knows the whole. */
const CPYTHON = ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    // Phaser alone is over a megabyte; it is a chunk of its own that only the arena waits for
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'phaser', test: /node_modules[\\/]phaser[\\/]/ }] } },
    },
  },
  define: {
    __CPYTHON__: JSON.stringify({
      version: require('pyodide/package.json').version,
      bytes: Object.fromEntries(CPYTHON.map((name) => [name, statSync(require.resolve(`pyodide/${name}`)).size])),
    }),
  },
  server: {
    proxy: {
      '/api': SERVER,
      '/cpython': SERVER,
      '/ws': { target: SERVER, ws: true },
    },
  },
});
