/** `npm start`: reads the environment, serves, and ends in order. */
import { banner } from './banner.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { createLogger, type Logger } from './logging.ts';
import { rehearse } from './rehearsal.ts';
import { type RunningServer, startServer } from './start-server.ts';
import { StorageError } from './storage/log-store.ts';

await main();

async function main(): Promise<void> {
  const config = configOrExit();
  const logger = createLogger(config.logLevel);
  try {
    const server = await startServer(config, { logger });
    endInOrder(server, logger);
    console.log(await banner(config, server.port, server.publicKey));
    if (config.seed !== null) logger.warn('SEED is set: every match is drawn from it, and whoever knows it knows all');
    logger.info({ port: server.port, host: config.host }, 'listening');
    rehearse(server.catalogue).catch((error: unknown) => logger.warn({ err: error }, 'the rehearsal failed'));
  } catch (error) {
    console.error(`Garbage Day cannot start: ${explain(error, config)}`);
    process.exit(1);
  }
}

function configOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(`Garbage Day cannot start: ${error.message}`);
    process.exit(1);
  }
}

/** On the first signal everybody is told and everything written; a second one does not wait. */
function endInOrder(server: RunningServer, logger: Logger): void {
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    if (isEnding) process.exit(1);
    isEnding = true;
    logger.info({ signal }, 'stopping');
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop in order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function explain(error: unknown, { host, port }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `port ${port} is taken; set PORT to another one`;
  if (code === 'EACCES') return `port ${port} is not allowed for this user; set PORT to one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`;
  if (error instanceof StorageError) return `DATA_DIR: ${error.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
