/**
 * YAML text to a plain value that knows its lines. Bounded: size, nesting and alias expansion of a hostile file end
 * as a fault and never as a hang.
 */
import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLParseError } from 'yaml';
import type { Fault } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { KeyPath } from './json-schema.ts';

const maximumCharacters = 64 * 1024;
const maximumAliases = 50;

export interface YamlSource {
  /** `null` for an empty file. */
  readonly value: unknown;
  /** 1-based line of a key, or of the deepest part of the path that the file holds. */
  readonly lineOf: (path: KeyPath) => number;
}

export function readYaml(text: string, path: string): YamlSource | { readonly faults: readonly Fault[] } {
  if (text.length > maximumCharacters) {
    return {
      faults: [
        {
          code: 'configuration',
          where: path,
          what: phrase`The configuration has ${text.length} characters; at most ${maximumCharacters} are read.`,
          mend: phrase`Remove what is not configuration, or use globs instead of long lists.`,
        },
      ],
    };
  }
  try {
    return parse(text, path);
  } catch (error) {
    const unbounded = [ReferenceError, RangeError, TypeError].some((kind) => error instanceof kind);
    if (!unbounded) throw error;
    return {
      faults: [
        {
          code: 'configuration',
          where: path,
          what: phrase`The YAML expands without bound: too many aliases, or too deep a nesting.`,
          mend: phrase`Write the values out instead of repeating them through * aliases.`,
        },
      ],
    };
  }
}

function parse(text: string, path: string): YamlSource | { readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', prettyErrors: false, strict: true });
  if (document.errors.length > 0) {
    return { faults: document.errors.slice(0, 5).map((error) => syntaxFault(error, lines, path)) };
  }
  // Throws ReferenceError for an alias bomb; deep nesting runs out of stack with RangeError.
  const value: unknown = document.toJS({ maxAliasCount: maximumAliases });
  // Throws TypeError where an alias closes a circle.
  JSON.stringify(value);
  return {
    value,
    lineOf: (keys) => {
      const offset = offsetOf(document.contents, keys);
      return lines.linePos(offset).line;
    },
  };
}

function syntaxFault(error: YAMLParseError, lines: LineCounter, path: string): Fault {
  const { line, col } = lines.linePos(error.pos[0]);
  const duplicate = error.code === 'DUPLICATE_KEY';
  const tab = error.code === 'TAB_AS_INDENT';
  return {
    code: 'configuration',
    where: `${path}:${line}:${col}`,
    what: duplicate
      ? phrase`The same key stands twice in one map.`
      : tab
        ? phrase`A tab indents this line, and YAML allows only spaces.`
        : phrase`This is not valid YAML: ${error.message.split('\n')[0] ?? ''}`,
    mend: duplicate
      ? phrase`Keep one of them.`
      : tab
        ? phrase`Indent with spaces.`
        : phrase`Mend the syntax at this place.`,
    example: 'database:\n  version: 15',
  };
}

/** Where the key at the end of the path stands; for the root, and for missing keys, where their parent stands. */
function offsetOf(contents: Node | null, keys: KeyPath): number {
  let node: unknown = contents;
  let offset = contents?.range?.[0] ?? 0;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
      if (!pair || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (!isNode(node)) break;
      offset = node.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
