/** The App's private key, from PRIVATE_KEY or the file that PRIVATE_KEY_PATH names, checked without ever repeating it. */

import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Fault } from '../../model/fault.ts';
import { verbatim } from '../../model/text.ts';

const example = 'PRIVATE_KEY_PATH=/run/secrets/countersign.pem';
const mend = "Generate one on the App's settings page on GitHub and give the downloaded .pem file.";

/** @returns the key as PKCS #8, or why there is none */
export function privateKeyOf(
  environment: Readonly<Record<string, string | undefined>>,
  directory: string,
): { readonly pem: string } | { readonly fault: Fault } {
  const { PRIVATE_KEY: text, PRIVATE_KEY_PATH: path } = environment;
  if (text) return keyIn(text, 'PRIVATE_KEY');
  if (!path) return failed('PRIVATE_KEY', "PRIVATE_KEY is missing: it is the App's private key, as PEM.");
  let content: string;
  try {
    content = readFileSync(resolve(directory, path), 'utf8');
  } catch {
    return failed('PRIVATE_KEY_PATH', 'PRIVATE_KEY_PATH is not the path of a file that can be read.');
  }
  return keyIn(content, 'PRIVATE_KEY_PATH');
}

/** A PEM whose line ends may be written `\n`, or a PEM in base64, because neither shells nor compose files like lines. */
function keyIn(text: string, variable: string): { readonly pem: string } | { readonly fault: Fault } {
  const pem = text.includes('-----BEGIN') ? text.replaceAll('\\n', '\n') : Buffer.from(text, 'base64').toString('utf8');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'rsa') return { pem: key.export({ type: 'pkcs8', format: 'pem' }).toString() };
  } catch {
    // What OpenSSL says about it helps nobody who pasted the wrong text.
  }
  return failed(variable, `${variable} is not an RSA private key in PEM form.`);
}

function failed(variable: string, what: string): { readonly fault: Fault } {
  return {
    fault: {
      code: 'configuration',
      what: verbatim(what),
      where: `environment variable ${variable}`,
      mend: verbatim(mend),
      example,
    },
  };
}
