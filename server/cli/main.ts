/** `npm run -s cli -- COMMAND`: what can be done with programs and logs without a server. */
import { Command } from 'commander';
import { addConformCommand } from './conform.ts';
import { addRunCommand } from './run.ts';
import { addVerifyCommand } from './verify.ts';

const program = new Command('garbage-day')
  .description('Runs programs in the move language, checks conformance records, verifies logs of matches.')
  .showHelpAfterError();
addRunCommand(program);
addConformCommand(program);
addVerifyCommand(program);

await program.parseAsync();
