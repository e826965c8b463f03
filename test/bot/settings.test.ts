import { generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { type Environment, readSettings } from '../../src/shells/bot/settings.ts';
import { ConfigurationError } from '../../src/shells/cli/configuration-error.ts';
import { main } from '../../src/shells/cli/main.ts';
import { plainly } from '../support/plainly.ts';
import { privateKey, removeDirectory, temporaryDirectory } from './support.ts';

const directory = temporaryDirectory();
afterAll(() => removeDirectory(directory));

const sound = { APP_ID: '12', PRIVATE_KEY: privateKey, WEBHOOK_SECRET: 's3cret' };

function faultsOf(environment: Environment) {
  try {
    readSettings(environment, directory);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.faults;
    throw error;
  }
  return [];
}

describe('what is given', () => {
  test('three variables suffice', () => {
    expect(readSettings(sound, directory)).toEqual({
      appId: 12,
      privateKey,
      webhookSecret: 's3cret',
      port: 3000,
      database: { type: 'embedded', directory: join(directory, 'countersign-data') },
      dataDirectory: join(directory, 'countersign-data'),
      apiUrl: 'https://api.github.com',
      serverUrl: 'https://github.com',
      logLevel: 'info',
      concurrency: 2,
      reconcileMinutes: 15,
    });
  });

  test('each of the others has its effect', () => {
    const settings = readSettings(
      {
        ...sound,
        PORT: '8080',
        DATABASE_URL: 'postgres://u:p%40@db:5432/queue',
        DATA_DIR: 'here',
        GHE_HOST: 'ghe.example.com',
        LOG_LEVEL: 'debug',
        CONCURRENCY: '9',
        RECONCILE_MINUTES: '60',
      },
      '/srv',
    );
    expect(settings).toMatchObject({
      port: 8080,
      database: { type: 'server', url: 'postgres://u:p%40@db:5432/queue' },
      dataDirectory: '/srv/here',
      apiUrl: 'https://ghe.example.com/api/v3',
      serverUrl: 'https://ghe.example.com',
      logLevel: 'debug',
      concurrency: 9,
      reconcileMinutes: 60,
    });
  });

  test.each([
    ['https://ghe.example.com/api/v3/', 'https://ghe.example.com/api/v3', 'https://ghe.example.com'],
    ['https://api.acme.ghe.com', 'https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('GITHUB_API_URL %s', (GITHUB_API_URL, apiUrl, serverUrl) => {
    expect(readSettings({ ...sound, GITHUB_API_URL }, directory)).toMatchObject({ apiUrl, serverUrl });
  });

  test('an empty variable is one that is absent', () => {
    const empty = { PORT: '', DATABASE_URL: '', DATA_DIR: '', GHE_HOST: '', LOG_LEVEL: '', PRIVATE_KEY_PATH: '' };
    expect(readSettings({ ...sound, ...empty }, directory)).toEqual(readSettings(sound, directory));
  });

  test('the key may be a file, have written line ends, be base64 or PKCS #1', () => {
    const path = join(directory, 'key.pem');
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pkcs8 = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const pkcs1 = key.export({ type: 'pkcs1', format: 'pem' }).toString();
    writeFileSync(path, pkcs1);
    for (const given of [
      { PRIVATE_KEY: '', PRIVATE_KEY_PATH: 'key.pem' },
      { PRIVATE_KEY: pkcs8.replaceAll('\n', '\\n') },
      { PRIVATE_KEY: Buffer.from(pkcs1).toString('base64') },
    ]) {
      expect(readSettings({ ...sound, ...given }, directory).privateKey).toBe(pkcs8);
    }
  });
});

describe('what is wrong', () => {
  const hidden = 'hush-hush-value';

  test.each([
    ['APP_ID', hidden, 'APP_ID is not the number of your GitHub App.'],
    ['WEBHOOK_SECRET', '   ', "WEBHOOK_SECRET is not the secret that stands in the App's webhook settings."],
    ['PORT', '65536', 'PORT is not a port number from 0 to 65535.'],
    ['PORT', '-1', 'PORT is not a port number from 0 to 65535.'],
    ['DATABASE_URL', `mysql://u:${hidden}@h/x`, 'DATABASE_URL is not the URL of a PostgreSQL database.'],
    ['GHE_HOST', 'https://ghe.example.com', /^GHE_HOST is not the host name/],
    ['GITHUB_API_URL', 'http://ghe.example.com/api/v3', /^GITHUB_API_URL is not the https address/],
    ['GITHUB_API_URL', `https://u:${hidden}@ghe.example.com`, /^GITHUB_API_URL is not the https address/],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL is not one of trace, debug, info, warn, error, fatal, silent.'],
    ['CONCURRENCY', '0', /^CONCURRENCY is not how many/],
    ['RECONCILE_MINUTES', '0.5', /^RECONCILE_MINUTES is not the minutes/],
    ['PRIVATE_KEY', hidden, 'PRIVATE_KEY is not an RSA private key in PEM form.'],
  ])('%s=%s', (name, value, what) => {
    const faults = faultsOf({ ...sound, [name]: value });
    expect(faults).toHaveLength(1);
    expect(plainly(faults[0])).toMatchObject({
      code: 'configuration',
      where: `environment variable ${name}`,
      what: typeof what === 'string' ? what : expect.stringMatching(what),
      mend: expect.stringMatching(/\.$/),
    });
    expect(JSON.stringify(faults)).not.toContain(hidden);
  });

  test('a key of another kind, or a path that leads nowhere', () => {
    const curve = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(faultsOf({ ...sound, PRIVATE_KEY: curve })).toMatchObject([{ where: 'environment variable PRIVATE_KEY' }]);
    expect(faultsOf({ ...sound, PRIVATE_KEY: '', PRIVATE_KEY_PATH: 'nowhere.pem' })).toMatchObject([
      { what: 'PRIVATE_KEY_PATH is not the path of a file that can be read.' },
    ]);
  });

  test('all of it is said at once, and `serve` ends with 2', async () => {
    let err = '';
    const code = await main(['serve'], {
      out: { write: () => {} },
      err: { write: (text) => (err += text) },
      input: (async function* () {})(),
      environment: { PORT: 'x', DATABASE_URL: `postgres://${hidden}:${hidden}@[` },
      directory,
      now: () => new Date(),
    });
    expect(code).toBe(2);
    for (const name of ['APP_ID', 'PRIVATE_KEY', 'WEBHOOK_SECRET', 'PORT', 'DATABASE_URL']) {
      expect(err).toContain(`where:   environment variable ${name}\n`);
    }
    expect(err).not.toContain(hidden);
  });
});
