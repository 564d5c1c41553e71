/** Written in by vite, from the package pyodide as it is installed. */
declare const __CPYTHON__: { readonly version: string; readonly bytes: Readonly<Record<string, number>> };

/** Where our server keeps pyodide's files (server/http/cpython-files.ts). */
export const CPYTHON_BASE = `/cpython/${__CPYTHON__.version}/`;
/** Its files with their sizes in bytes, before compression: what a page counts is what comes out of it. */
export const CPYTHON_FILES: Readonly<Record<string, number>> = __CPYTHON__.bytes;
