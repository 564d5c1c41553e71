import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Where `npm run dev` finds the game's server. */
const SERVER = process.env.SERVER_URL ?? 'http://localhost:8080';

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
  server: {
    proxy: {
      '/api': SERVER,
      '/cpython': SERVER,
      '/ws': { target: SERVER, ws: true },
    },
  },
});
