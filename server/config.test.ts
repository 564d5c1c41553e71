import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

describe('readConfig', () => {
  it('has a default for everything, also where a variable is empty', () => {
    const defaults = {
      port: 8080,
      host: '0.0.0.0',
      dataDir: resolve('data'),
      logLevel: 'info',
      publicUrl: null,
      allowedOrigins: [],
      trustProxy: false,
      seed: null,
      dropOutMs: 5_000,
    };
    expect(readConfig({})).toEqual(defaults);
    expect(readConfig({ PORT: '', HOST: ' ', SEED: '', PUBLIC_URL: '' })).toEqual(defaults);
  });

  it.each([
    ['PORT', '0', 'port', 0],
    ['DATA_DIR', '/srv/data', 'dataDir', '/srv/data'],
    ['LOG_LEVEL', 'debug', 'logLevel', 'debug'],
    ['PUBLIC_URL', 'https://play.example.org/', 'publicUrl', 'https://play.example.org'],
    [
      'ALLOWED_ORIGINS',
      'https://a.example, http://b.example:81',
      'allowedOrigins',
      ['https://a.example', 'http://b.example:81'],
    ],
    ['TRUST_PROXY', 'true', 'trustProxy', true],
    ['TRUST_PROXY', '2', 'trustProxy', 2],
    ['TRUST_PROXY', 'loopback, 10.0.0.0/8', 'trustProxy', 'loopback, 10.0.0.0/8'],
    ['SEED', 'demo', 'seed', 'demo'],
    ['DROP_OUT_SECONDS', '0.5', 'dropOutMs', 500],
  ] as const)('reads %s=%s', (variable, value, field, expected) => {
    expect(readConfig({ [variable]: value })[field]).toEqual(expected);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '80a'],
    ['PORT', '-1'],
    ['LOG_LEVEL', 'loud'],
    ['PUBLIC_URL', 'play.example.org'],
    ['PUBLIC_URL', 'https://example.org/game'],
    ['ALLOWED_ORIGINS', 'https://a.example, *'],
    ['TRUST_PROXY', 'yes'],
    ['TRUST_PROXY', '10.0.0.0/99'],
    ['SEED', 'x'.repeat(201)],
    ['DROP_OUT_SECONDS', '0'],
    ['DROP_OUT_SECONDS', 'soon'],
  ])('refuses %s=%s, naming the variable and the value', (variable, value) => {
    const read = () => readConfig({ [variable]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${variable}: must .*; it is `));
  });
});
