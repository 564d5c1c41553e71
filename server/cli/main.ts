/** `npm run -s cli -- COMMAND`: what can be done with programs and logs, and how much a server bears. */
import { Command } from 'commander';
import { addConformCommand } from './conform.ts';
import { addExportCommand } from './export.ts';
import { addLoadCommand } from './load.ts';
import { addRunCommand } from './run.ts';
import { addVerifyCommand } from './verify.ts';

// `… | head` closes the pipe when it has seen enough: that is no error
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const program = new Command('garbage-day')
  .description(
    'Runs programs in the move language, checks conformance records, verifies and exports logs of matches, loads servers.',
  )
  .showHelpAfterError();
addRunCommand(program);
addConformCommand(program);
addVerifyCommand(program);
addExportCommand(program);
addLoadCommand(program);

await program.parseAsync();
