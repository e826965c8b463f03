/** What the readers of repositories say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const forgePhrases: Language['phrases'] = {
  // src/forge/blobs.ts
  'Check the repository with `git fsck`.': 'Periksa repositori dengan `git fsck`.',
  'Fetch the repository again without a filter, or check it with `git fsck`.':
    'Fetch ulang repositori tanpa filter, atau periksa dengan `git fsck`.',
  'Split it into smaller migrations, or load the data outside of migrations.':
    'Pecah menjadi beberapa migrasi yang lebih kecil, atau muat datanya di luar migrasi.',
  'The file has {0} bytes; at most {1} are read.': 'File ini berukuran {0} byte; yang dibaca paling banyak {1}.',
  'git does not have the content of this file.': 'git tidak memiliki isi file ini.',
  'git stopped while its files were being read.': 'git berhenti saat file-filenya sedang dibaca.',
  // src/forge/commits.ts
  ' The clone is shallow: `git fetch --unshallow` brings the rest.':
    ' Clone ini shallow: `git fetch --unshallow` mengambil sisanya.',
  '; did you mean {0}?': '; apakah maksud Anda {0}?',
  '; there are {0}': '; yang ada: {0}',
  'Commit something first, or review single files with `countersign lint FILE...`.':
    'Buat commit dulu, atau review file satu per satu dengan `countersign lint FILE...`.',
  'Name it with --base{0}.': 'Sebutkan dengan --base{0}.',
  'Name one that exists, such as {0}.': 'Sebutkan yang memang ada, misalnya {0}.',
  'Name one that exists.': 'Sebutkan yang memang ada.',
  'Name the branch that the head was made from with --base.':
    'Sebutkan dengan --base branch yang menjadi asal head itu.',
  'No commit, branch or tag has this name{0}{1}': 'Tidak ada commit, branch, atau tag dengan nama ini{0}{1}',
  'None of {0} is in this shallow clone.': 'Tidak satu pun dari {0} ada di clone yang shallow ini.',
  'Run `git fetch --unshallow`; in a workflow give actions/checkout `fetch-depth: 0`.':
    'Jalankan `git fetch --unshallow`; di workflow, beri actions/checkout `fetch-depth: 0`.',
  'The clone is shallow and does not reach the merge base with {0}.':
    'Clone ini shallow dan tidak menjangkau merge base dengan {0}.',
  'The head and {0} have no common history, so there is no merge base.':
    'Head dan {0} tidak punya riwayat bersama, jadi tidak ada merge base.',
  'The repository has no commits yet, so there is no base to compare with.':
    'Repositori ini belum memiliki commit, jadi tidak ada base untuk dibandingkan.',
  'There is no base to compare with: none of {0} exists.':
    'Tidak ada base untuk dibandingkan: tidak satu pun dari {0} ada.',
  // src/forge/git.ts
  'Install git, or put it on the PATH.': 'Instal git, atau tambahkan ke PATH.',
  'Name the directory of a git repository.': 'Sebutkan direktori sebuah repositori git.',
  'Run it inside one, name one with --repo, or review single files with `countersign lint FILE...`.':
    'Jalankan di dalam repositori git, sebutkan satu dengan --repo, atau review file satu per satu dengan `countersign lint FILE...`.',
  'Tell git that you trust it.': 'Beri tahu git bahwa Anda memercayainya.',
  'The repository belongs to another user, so git refuses to read it.':
    'Repositori ini milik pengguna lain, jadi git menolak membacanya.',
  'There is no such directory.': 'Tidak ada direktori seperti itu.',
  'This is not a git repository.': 'Ini bukan repositori git.',
  'Try the same with `git status`.': 'Coba hal yang sama dengan `git status`.',
  'exit code {0}': 'exit code {0}',
  'git could not run: {0}.': 'git tidak bisa dijalankan: {0}.',
  'git did not answer within {0} s.': 'git tidak merespons dalam {0} detik.',
  'git was not found.': 'git tidak ditemukan.',
  'git {0} failed: {1}.': 'git {0} gagal: {1}.',
  // src/forge/working-tree.ts
  'Run the review again.': 'Jalankan review lagi.',
  'The file changed while it was being reviewed.': 'File ini berubah saat sedang di-review.',
  // src/forge/worktree.ts
  'Name the commit or branch to review with --head.': 'Sebutkan commit atau branch yang akan di-review dengan --head.',
  'This is a bare repository: it has no working tree to review.':
    'Ini adalah repositori bare: tidak punya working tree untuk di-review.',
};
