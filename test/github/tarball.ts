/** What codeload answers: a gzipped tar of a commit with one folder at its top, as `git archive` makes it. */
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import type { Repository } from './repository.ts';

export async function tarball(repository: Repository, sha: string): Promise<Buffer> {
  const { store } = repository;
  const archive = pack();
  const whole = buffer(archive);
  const commit = store.mustCommit(sha);
  const mtime = new Date(commit.committer.date);
  const top = `${repository.owner.login}-${repository.name}-${sha.slice(0, 7)}/`;
  archive.entry({ name: top, type: 'directory', mode: 0o775, mtime });
  const folders = new Set<string>();
  for (const [path, { mode, sha: blob }] of store.filesOf(sha)) {
    path.split('/').forEach((_, index, parts) => {
      const folder = parts.slice(0, index).join('/');
      if (folder === '' || folders.has(folder)) return;
      folders.add(folder);
      archive.entry({ name: `${top}${folder}/`, type: 'directory', mode: 0o775, mtime });
    });
    const name = top + path;
    const content = store.blobs.get(blob) ?? Buffer.alloc(0);
    // A submodule is an empty folder.
    if (mode === '160000') archive.entry({ name: `${name}/`, type: 'directory', mode: 0o775, mtime });
    else if (mode === '120000')
      archive.entry({ name, type: 'symlink', linkname: content.toString('utf8'), mode: 0o777, mtime });
    else archive.entry({ name, mode: mode === '100755' ? 0o775 : 0o664, mtime }, content);
  }
  archive.finalize();
  return gzipSync(Buffer.concat([globalHeader(sha), await whole]));
}

/** The first entry of `git archive`: a header for all, that names the commit. Readers that take it for a file are wrong. */
function globalHeader(sha: string): Buffer {
  const content = Buffer.alloc(512);
  content.write(`52 comment=${sha}\n`);
  const header = Buffer.alloc(512);
  header.write('pax_global_header', 0);
  header.write('0000666\0' + '0000000\0' + '0000000\0' + '00000000064\0' + '00000000000\0' + '        ' + 'g', 100);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content]);
}
