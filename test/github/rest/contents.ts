/** REST of one file or folder of a commit. */
import type { Leaf } from '../objects.ts';
import type { Repository } from '../repository.ts';
import { Refusal } from '../world.ts';
import { type Answer, type Context, type Handlers, ok, repositoryOf } from './context.ts';
import { commitOf, readContents } from './git.ts';
import { api, web } from './shapes-accounts.ts';

/** Larger files come without their content. */
const inlineBytes = 1024 * 1024;

function entry(repository: Repository, path: string, sha: string, type: string, size: number): Record<string, unknown> {
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const url = `${api}/repos/${repository.fullName}/contents/${escaped}`;
  const git = `${api}/repos/${repository.fullName}/git/${type === 'dir' ? 'trees' : 'blobs'}/${sha}`;
  const html = `${web}/${repository.fullName}/blob/HEAD/${escaped}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size,
    type,
    url,
    html_url: html,
    git_url: git,
    download_url: type === 'dir' ? null : html,
    _links: { self: url, git, html },
  };
}

function file(repository: Repository, path: string, { mode, sha }: Leaf): Record<string, unknown> {
  const bytes = repository.store.blobs.get(sha) ?? Buffer.alloc(0);
  if (mode === '160000') return { ...entry(repository, path, sha, 'submodule', 0), submodule_git_url: null };
  const own = entry(repository, path, sha, mode === '120000' ? 'symlink' : 'file', bytes.length);
  if (mode === '120000') return { ...own, target: bytes.toString('utf8') };
  const large = bytes.length > inlineBytes;
  return { ...own, encoding: large ? 'none' : 'base64', content: large ? '' : bytes.toString('base64') };
}

function content(context: Context): Answer {
  const repository = repositoryOf(context, readContents);
  const { sha } = commitOf(repository, context.query.ref ?? 'HEAD');
  const path = (context.params.path ?? '').replace(/\/$/, '');
  const files = repository.store.filesOf(sha);
  const leaf = files.get(path);
  if (leaf) return ok(file(repository, path, leaf));
  const inside = [...files].filter(([name]) => path === '' || name.startsWith(`${path}/`));
  if (inside.length === 0) throw new Refusal(404, 'Not Found');
  const below = path === '' ? 0 : path.length + 1;
  const names = new Set(inside.map(([name]) => name.slice(below).split('/', 1)[0] ?? ''));
  const rows = [...names].map((name) => {
    const whole = path === '' ? name : `${path}/${name}`;
    const own = files.get(whole);
    if (!own) return entry(repository, whole, repository.store.treeOf(new Map(inside)), 'dir', 0);
    const { content: _content, encoding: _encoding, ...rest } = file(repository, whole, own);
    return rest;
  });
  return ok(rows);
}

export const contents: Handlers = { 'repos/get-content': content };
