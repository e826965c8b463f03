/** Reading a migration's bytes as text, and blanking what does not belong to one side without moving a line. */
import { FaultError } from '../../model/fault.ts';
import { phrase } from '../../model/text.ts';
import type { FileTree } from '../../model/tree.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file, without byte order mark. Throws a `FaultError` (encoding) when it is not UTF-8. */
export async function readText(tree: FileTree, path: string): Promise<string> {
  const bytes = await tree.read(path);
  try {
    return decoder.decode(bytes);
  } catch {
    throw new FaultError({
      code: 'encoding',
      what: phrase`The file is not valid UTF-8.`,
      where: path,
      mend: phrase`Save it as UTF-8; PostgreSQL would refuse it or store wrong characters.`,
      example: 'iconv -f latin1 -t utf-8 old.sql > new.sql',
    });
  }
}

/** Every character but line ends becomes a space, so that what stays keeps its line and column. */
export function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}

/** Keeps `[start, end)` of the text (character offsets) and blanks the rest. */
export function keepOnly(text: string, start: number, end: number): string {
  return blank(text.slice(0, start)) + text.slice(start, end) + blank(text.slice(end));
}
