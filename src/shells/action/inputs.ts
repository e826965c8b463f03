/** The Action's inputs, read and checked. What is wrong with one is a fault that names it. */
import { createPrivateKey } from 'node:crypto';
import { FaultError } from '../../model/fault.ts';
import { phrase, verbatim } from '../../model/text.ts';

export interface ActionInputs {
  readonly token: string;
  readonly app: { readonly id: string; readonly privateKey: string } | null;
  readonly config: string | null;
  readonly pullRequest: number | null;
  readonly comment: boolean;
  readonly sarifFile: string | null;
  readonly reportFile: string | null;
  readonly failJob: boolean;
}

type GetInput = (name: string) => string;

/** @param get an input's text, `''` where it is not given */
export function readInputs(get: GetInput): ActionInputs {
  const optional = (name: string) => get(name).trim() || null;
  const id = optional('app-id');
  const privateKey = optional('private-key');
  if ((id === null) !== (privateKey === null)) {
    throw invalid(
      id === null ? 'app-id' : 'private-key',
      'It is missing, and `app-id` and `private-key` only work together.',
      'with:\n  app-id: ${{ vars.COUNTERSIGN_APP_ID }}\n  private-key: ${{ secrets.COUNTERSIGN_PRIVATE_KEY }}',
    );
  }
  const token = optional('github-token');
  if (token === null && id === null) {
    throw invalid('github-token', 'It is empty.', 'with:\n  github-token: ${{ github.token }}');
  }
  return {
    token: token ?? '',
    app: id !== null && privateKey !== null ? { id, privateKey: checkedKey(privateKey) } : null,
    config: optional('config'),
    pullRequest: pullNumber(optional('pull-request')),
    comment: yesOrNo('comment', get, true),
    sarifFile: optional('sarif-file'),
    reportFile: optional('report-file'),
    failJob: yesOrNo('fail-job', get, false),
  };
}

/** What OpenSSL says about a text that is no key helps nobody, and a client would say it for us. */
function checkedKey(text: string): string {
  try {
    if (createPrivateKey(text).asymmetricKeyType === 'rsa') return text;
  } catch {
    // Said below, without the text.
  }
  throw invalid(
    'private-key',
    'It is not an RSA private key in PEM form.',
    'with:\n  private-key: ${{ secrets.COUNTERSIGN_PRIVATE_KEY }}',
  );
}

function pullNumber(text: string | null): number | null {
  if (text === null) return null;
  if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
  throw invalid(
    'pull-request',
    `\`${text.slice(0, 40)}\` is not the number of a pull request.`,
    'with:\n  pull-request: 42',
  );
}

function yesOrNo(name: string, get: GetInput, usual: boolean): boolean {
  const text = get(name).trim().toLowerCase();
  if (text === '') return usual;
  if (text === 'true' || text === 'false') return text === 'true';
  throw invalid(name, `\`${text.slice(0, 40)}\` is neither true nor false.`, `with:\n  ${name}: ${usual}`);
}

function invalid(name: string, what: string, example: string): FaultError {
  return new FaultError({
    code: 'configuration',
    where: `input ${name}`,
    what: verbatim(what),
    mend: phrase`Correct the \`with:\` block of the step.`,
    example,
  });
}
