/** A CPython beside us: a process that runs cpython.py and answers one request at a time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** What cpython.py can be asked, with its arguments. */
export type Request =
  | readonly ['version']
  | readonly ['load', readonly (readonly string[])[]]
  | readonly ['compiled']
  | readonly ['text']
  | readonly ['build', 'instances' | 'lists', number, number]
  | readonly ['collect', number];

export class CPython {
  readonly version: string;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly answers: AsyncIterator<string>;

  private constructor(child: ChildProcessWithoutNullStreams, answers: AsyncIterator<string>, version: string) {
    this.child = child;
    this.answers = answers;
    this.version = version;
  }

  /** Starts that interpreter on the script; null when there is no such interpreter, or it cannot run the script. */
  static async start(interpreter: string, script: string): Promise<CPython | null> {
    const child = spawn(interpreter, ['-I', '-S', script], { stdio: ['pipe', 'pipe', 'pipe'] });
    child.stderr.pipe(process.stderr);
    child.stdin.on('error', () => {});
    const started = await new Promise<boolean>((tell) => {
      child.once('spawn', () => tell(true));
      child.once('error', () => tell(false));
    });
    if (!started) return null;
    const lines: Interface = createInterface({ input: child.stdout });
    const answers = lines[Symbol.asyncIterator]();
    const version = await ask(child, answers, ['version']);
    return typeof version === 'string' ? new CPython(child, answers, version) : null;
  }

  /** The number that the request is answered with. Throws when the process has ended. */
  async ask(request: Request): Promise<number> {
    const answer = await ask(this.child, this.answers, request);
    if (typeof answer !== 'number') throw new Error(`CPython does not answer ${request[0]}`);
    return answer;
  }

  stop(): void {
    this.child.stdin.end();
  }
}

async function ask(
  { stdin }: ChildProcessWithoutNullStreams,
  answers: AsyncIterator<string>,
  request: Request,
): Promise<unknown> {
  stdin.write(`${JSON.stringify(request)}\n`);
  const { value, done } = await answers.next();
  return done === true ? null : JSON.parse(value);
}
