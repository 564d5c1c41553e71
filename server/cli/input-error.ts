/** Input that a command cannot use. The message names file and line; the command ends with exit code 2. */
export class InputError extends Error {}

/** Runs a command's action; what the user gave wrongly is told in one sentence and exits with 2. */
export async function exitCodeOf(action: () => Promise<number>): Promise<number> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}
