/** A `Review` read back from a file. Only what the renderers could not survive is checked: it is our own file. */
import { FaultError } from '../../model/fault.ts';
import type { Review } from '../../model/review.ts';
import { phrase, verbatim } from '../../model/text.ts';

const lists = [
  'migrations',
  'history',
  'changes',
  'tables',
  'findings',
  'impact',
  'faults',
  'unverified',
  'riskReasons',
];
const maps = ['engine', 'replay', 'rollback', 'verdict'];

export function parseReview(text: string, path: string): Review {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw notAReview(path, `This is not JSON: ${(error as Error).message.split('\n')[0]}.`);
  }
  if (!isMap(value)) throw notAReview(path, 'The file holds JSON, but not a review.');
  if (value.version !== 1) {
    throw notAReview(
      path,
      `The review has version ${JSON.stringify(value.version ?? null)}, and this program reads version 1.`,
    );
  }
  const missing = [
    ...lists.filter((name) => !Array.isArray(value[name])),
    ...maps.filter((name) => !isMap(value[name])),
    ...['risk', 'base', 'head', 'fingerprint'].filter((name) => typeof value[name] !== 'string'),
  ];
  if (missing.length > 0)
    throw notAReview(path, `The review is incomplete: ${missing.join(', ')} missing or of another form.`);
  // A review of before there were plans has none.
  return { plan: null, ...value } as unknown as Review;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAReview(path: string, what: string): FaultError {
  return new FaultError({
    code: 'configuration',
    where: path,
    what: verbatim(what),
    mend: phrase`Give the file that a review wrote with --format json.`,
    example: 'countersign review --format json --output review.json && countersign render review.json',
  });
}
