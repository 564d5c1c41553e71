/** The worker in which CPython runs: it loads pyodide from our own server, then the referee, and runs programs with it. */
import type { PyodideAPI } from 'pyodide';
import refereeSource from '../../shared/cpython/referee.py?raw';
import type { RefereeAnswer, RefereeFailure, RefereeNews } from '../model/cpython/referee-port.ts';
import type { RefereeProgram } from '../model/cpython/referee-program.ts';
import { CPYTHON_BASE, CPYTHON_FILES } from './cpython-files.ts';

/** Loads the module from its text and gives a function from a program, as JSON, to its answer, as JSON. */
const START = `
import json, sys, types
referee = types.ModuleType('referee')
exec(compile(source, 'referee.py', 'exec'), referee.__dict__)
referee.be_quiet()
def play(text):
    program = json.loads(text)
    if program['automatic']:
        lines = [move['line'] for move in program['moves']]
        return json.dumps(referee.run({'source': lines, 'auto': True})[0])
    return json.dumps(referee.play(program['moves'], program['frames']))
play
`;

type Play = (program: string) => string;
interface Started {
  readonly play: Play;
  readonly version: string;
}

class Failed extends Error {
  readonly code: RefereeFailure;

  constructor(code: RefereeFailure, message: string) {
    super(message);
    this.code = code;
  }
}

let started: Promise<Started> | null = null;

addEventListener('message', ({ data }: MessageEvent<RefereeProgram>) => {
  answerTo(data).catch((error: unknown) => {
    started = null;
    const code = error instanceof Failed ? error.code : 'not-started';
    tell({ type: 'failed', code, message: error instanceof Error ? error.message : String(error) });
  });
});

function tell(news: RefereeNews): void {
  postMessage(news);
}

async function answerTo(program: RefereeProgram): Promise<void> {
  started ??= start();
  const { play, version } = await started;
  tell({ type: 'running' });
  let answer: RefereeAnswer;
  try {
    answer = JSON.parse(play(JSON.stringify(program)));
  } catch (error) {
    throw new Failed('raised', lastLine(error));
  }
  tell({ type: 'done', answer, version });
}

async function start(): Promise<Started> {
  if (typeof WebAssembly !== 'object') throw new Failed('no-webassembly', '');
  await fetchAll();
  tell({ type: 'starting' });
  const { loadPyodide } = (await import(/* @vite-ignore */ `${CPYTHON_BASE}pyodide.mjs`)) as typeof import('pyodide');
  const python: PyodideAPI = await loadPyodide({ indexURL: CPYTHON_BASE, env: { PYTHONHASHSEED: '0' } });
  python.globals.set('source', refereeSource);
  const play = python.runPython(START) as Play;
  const version = String(python.runPython('sys.version.split()[0]'));
  return { play, version };
}

/** Brings all files into the browser's cache, where pyodide then finds them, and tells how far it is. */
async function fetchAll(): Promise<void> {
  const total = Object.values(CPYTHON_FILES).reduce((sum, bytes) => sum + bytes, 0);
  let loaded = 0;
  tell({ type: 'loading', loaded, total });
  await Promise.all(
    Object.keys(CPYTHON_FILES).map((name) =>
      fetchFile(name, (bytes) => {
        loaded += bytes;
        tell({ type: 'loading', loaded, total });
      }),
    ),
  );
}

async function fetchFile(name: string, onBytes: (bytes: number) => void): Promise<void> {
  const response = await fetch(CPYTHON_BASE + name).catch((cause: unknown) => {
    throw new Failed('unreachable', String(cause));
  });
  if (!response.ok || response.body === null) throw new Failed('missing', `${name}: ${response.status}`);
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((cause: unknown) => {
      throw new Failed('unreachable', String(cause));
    });
    if (done) return;
    onBytes(value.byteLength);
  }
}

/** Python's own word for what went wrong, without its traceback. */
function lastLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}
