/** What the file of a way down is called where no tool says so: as the way up's own name, or the files beside it, have it. */
import { baseNameOf, directoryOf, type FileTree } from '../../model/tree.ts';
import { filesIn, joinPath } from '../shared/directories.ts';

/** Words that name the side, each with the one for the way back. */
const opposites: Readonly<Record<string, string>> = { up: 'down', do: 'undo', deploy: 'revert' };
const sideWord = /(^|[._-])(up|do|deploy)\.sql$/i;
const spelling = /(\.(?:down|undo|rollback|revert)\.sql)$/i;

/** `undefined`: a file of another name could be taken for a migration of its own. */
export function downPathBeside(tree: FileTree, path: string): string | undefined {
  const name = baseNameOf(path);
  const directory = directoryOf(path);
  const siblings = filesIn(tree, directory).map((entry) => baseNameOf(entry.path));
  const [, separator = '', word] = sideWord.exec(name) ?? [];
  if (word !== undefined) {
    const opposite = `${cased(opposites[word.toLowerCase()] ?? '', word)}.sql`;
    // `3_sign_up.sql` may only be called so, unless other files show that it is a side.
    const isSure = !/[_-]/.test(separator) || siblings.some((sibling) => sibling.endsWith(separator + opposite));
    const beginning = name.slice(0, name.length - word.length - '.sql'.length);
    return isSure ? joinPath(directory, beginning + opposite) : undefined;
  }
  const stem = name.replace(/\.sql$/i, '');
  const isPlain = (sibling: string) => tree.files.has(joinPath(directory, `${sibling.replace(spelling, '')}.sql`));
  const ending = siblings.filter(isPlain).flatMap((sibling) => spelling.exec(sibling)?.[1] ?? [])[0];
  return ending === undefined ? undefined : joinPath(directory, stem + ending);
}

function cased(word: string, like: string): string {
  if (like === like.toUpperCase()) return word.toUpperCase();
  return like[0] === like[0]?.toUpperCase() ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word;
}
