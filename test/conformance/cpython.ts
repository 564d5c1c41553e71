/** The CPython inside the npm package pyodide: the referee that every test can ask. */
import { readFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';
import { isRuntimeId, RUNTIME_IDS, type RuntimeId } from '../../shared/heap/runtime.ts';
import type { ConformanceRecord, Played, RecordedStep } from '../../shared/python/conformance.ts';

const REFEREE = new URL('../../shared/cpython/referee.py', import.meta.url);

const DOORS = `
import contextlib, io, json, random, sys
sys.path.insert(0, '/home/pyodide')
import referee

referee.be_quiet()
referee.play([{'line': 'a = Node()', 'frame': 0}, {'leave': 0}], [0])  # fills the library's caches


def run(program):
    return json.dumps(referee.run(json.loads(program)))


def play(moves):
    moves = json.loads(moves)
    frames = sorted({move.get('frame', move.get('leave')) for move in moves} - {None})
    return json.dumps(referee.play(moves, frames))


def scatter(seed):
    """Leaves holes all over the memory, so that the next objects get other addresses, in another order."""
    draw = random.Random(seed)
    objects = [bytearray(draw.randrange(256)) for _ in range(3000)] + [type('C', (), {})() for _ in range(300)]
    objects += [[None] * draw.randrange(12) for _ in range(3000)] + [{0: 0} for _ in range(300)]
    draw.shuffle(objects)
    del objects[::2]
    scatter.kept = objects


def script(texts):
    """Runs texts one after the other as the main program: its exit code and what it printed."""
    printed, code, names = io.StringIO(), 0, {'__name__': '__main__', '__file__': 'script.py'}
    with contextlib.redirect_stdout(printed):
        try:
            for text in json.loads(texts):
                with open('script.py', 'w', encoding='utf-8') as file:
                    file.write(text)
                exec(compile(text, 'script.py', 'exec'), names)
        except SystemExit as end:
            code = end.code
    return json.dumps({'code': code or 0, 'output': printed.getvalue()})


def version():
    return sys.version.split()[0]

{name: globals()[name] for name in ('run', 'play', 'script', 'scatter', 'version')}
`;

interface Doors {
  get(name: 'run' | 'play' | 'script'): (text: string) => string;
  get(name: 'scatter'): (seed: number) => void;
  get(name: 'version'): () => string;
}

export interface CPython {
  /** As `sys.version` begins. */
  readonly version: string;
  /** Which of the engine's runtimes it is. */
  readonly runtime: RuntimeId;
  /** A whole program, with automatic collection if the record says so. */
  run(program: Pick<ConformanceRecord, 'source' | 'auto'>): RecordedStep[];
  /** Lines in the globals and in frames: a step for each. */
  play(played: readonly Played[]): RecordedStep[];
  /** A program as if it were started on its own; in several pieces, as a notebook's cells are. @throws what it raises */
  script(...texts: readonly string[]): { readonly code: number; readonly output: string };
  /** Gives what is made from now on other addresses; the order of a set depends on them. */
  scatter(seed: number): void;
}

/** Loads CPython, which takes seconds: once for each file of tests. @throws if it is none of the engine's runtimes */
export async function loadCPython(): Promise<CPython> {
  const python = await loadPyodide({ env: { PYTHONHASHSEED: '0' } });
  python.FS.writeFile('/home/pyodide/referee.py', readFileSync(REFEREE));
  const doors: Doors = python.runPython(DOORS);
  const [run, play, script] = [doors.get('run'), doors.get('play'), doors.get('script')];
  const version = doors.get('version')();
  return {
    version,
    runtime: runtimeOf(version),
    run: (program) => JSON.parse(run(JSON.stringify(program))),
    play: (played) => JSON.parse(play(JSON.stringify(played))),
    script: (...texts) => JSON.parse(script(JSON.stringify(texts))),
    scatter: doors.get('scatter'),
  };
}

/** Whether a line, or a scenario by its text, may start a thread. In WebAssembly none starts. */
export function needsThreads(text: string): boolean {
  return /\bpark\b/.test(text);
}

function runtimeOf(version: string): RuntimeId {
  const id = version.split('.').slice(0, 2).join('.');
  if (isRuntimeId(id)) return id;
  throw new Error(`pyodide holds CPython ${version}, which is none of ${RUNTIME_IDS.join(', ')}`);
}
