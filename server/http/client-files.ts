import { join } from 'node:path';
import express, { Router } from 'express';
import { compressedAssets } from './compressed-assets.ts';

/** The paths that the client shows pages for; the rest gets the same page, which says that there is nothing. */
const PAGES = [
  /^\/$/,
  /^\/(play|replay|host|screen)(\/[A-Za-z0-9]+)?\/?$/,
  /^\/host\/[A-Za-z0-9]+\/(report|try)\/?$/,
  /^\/sandbox\/?$/,
];

/** The built client: files with a hash in their name never change, the page itself is asked for each time. */
export function clientFiles(folder: string): Router {
  const router = Router();
  router.use('/assets', compressedAssets(join(folder, 'assets'), 'public, max-age=31536000, immutable'));
  const immutable = { immutable: true, maxAge: '1y', index: false, fallthrough: true } as const;
  router.use('/assets', express.static(join(folder, 'assets'), immutable));
  // a page that was loaded before an update may ask for what is gone: it gets no page in its place
  router.use('/assets', (_request, response) => {
    response.status(404).type('text/plain').send('not found');
  });
  router.use(express.static(folder, { index: false, maxAge: '1h' }));
  router.get('/{*path}', (request, response, next) => {
    response.status(PAGES.some((page) => page.test(request.path)) ? 200 : 404);
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder, cacheControl: false }, (error) => {
      if (error === undefined) return;
      if (response.headersSent) next(error);
      else response.status(503).type('text/plain').send('The client is not built yet: npm run build');
    });
  });
  return router;
}
