/** What the reading of GitHub says, in Indonesian. */
import type { Language } from '../../../language.ts';

export const forgeGithubPhrases: Language['phrases'] = {
  // src/forge/github/altered-comments.ts
  'read what comments had said': 'membaca isi komentar sebelum diubah',
  // src/forge/github/associated.ts
  'Comment `/migration recheck` later; if it stays so, push another commit, an empty one will do.':
    'Tulis komentar `/migration recheck` nanti; jika tetap begitu, push satu commit lagi, commit kosong pun cukup.',
  "GitHub's list of the pull requests that hold this commit is not whole, so which of them share its status cannot be known.":
    'Daftar GitHub tentang pull request yang memuat commit ini tidak lengkap, jadi tidak bisa diketahui mana yang memakai status yang sama.',
  'More than {0} pull requests hold this commit, so which of them share its status cannot be known.':
    'Lebih dari {0} pull request memuat commit ini, jadi tidak bisa diketahui mana yang memakai status yang sama.',
  'Push another commit, an empty one will do.': 'Push satu commit lagi, commit kosong pun cukup.',
  'commit {0}': 'commit {0}',
  // src/forge/github/blobs.ts
  'GitHub did not hand over the content that belongs to this file.':
    'GitHub tidak memberikan isi yang sesuai dengan file ini.',
  'Keep the migrations in the repository itself.': 'Simpan migrasi di repositori ini sendiri.',
  'This is a submodule, whose files belong to another repository and are not read.':
    'Ini adalah submodule, yang file-filenya milik repositori lain dan tidak dibaca.',
  'Try again; if it stays so, check the repository with `git fsck`.':
    'Coba lagi; jika tetap begitu, periksa repositori dengan `git fsck`.',
  'read files': 'membaca file',
  // src/forge/github/changes.ts
  'Split it, with the migrations in a pull request of their own.':
    'Pecah pull request ini, dengan migrasi dalam pull request tersendiri.',
  'The pull request changes {0} files; at most {1} are reviewed, as many as GitHub itself lists.':
    'Pull request ini mengubah {0} file; yang di-review paling banyak {1}, sebanyak yang ditampilkan GitHub sendiri.',
  // src/forge/github/checklists.ts
  'read who edited the checklist': 'membaca siapa yang mengedit checklist',
  // src/forge/github/client.ts
  'Install it there, or give the id and private key of an App that is.':
    'Instal App di sana, atau berikan id dan private key dari App yang sudah terinstal.',
  'The App is not installed in this repository.': 'App tidak terinstal di repositori ini.',
  // src/forge/github/commits.ts
  'read the history of files': 'membaca riwayat file',
  // src/forge/github/errors.ts
  'Add it to the `permissions:` block of the workflow; of an App, add it in the App settings under Permissions and accept it for the installation.':
    'Tambahkan ke blok `permissions:` di workflow; untuk App, tambahkan di pengaturan App pada bagian Permissions dan setujui untuk instalasinya.',
  'GitHub does not accept the token, so it was not possible to {0}.':
    'GitHub tidak menerima token ini, jadi tidak bisa {0}.',
  "GitHub's limit of requests is used up, so the pull request could not be evaluated to the end; it can be tried again {0}.":
    'Batas request GitHub sudah habis, jadi pull request tidak bisa dievaluasi sampai selesai; bisa dicoba lagi {0}.',
  'Give a valid token, or the App id and private key that belong together.':
    'Berikan token yang valid, atau id App dan private key yang memang berpasangan.',
  'Run it again then; if it happens often, run as an App, which has a limit of its own.':
    'Jalankan lagi pada saat itu; jika sering terjadi, jalankan sebagai App, yang memiliki batasnya sendiri.',
  'The token may not {0}: it takes the permission {1} (GitHub answered {2}).':
    'Token ini tidak boleh {0}: diperlukan izin {1} (GitHub menjawab {2}).',
  'at {0}': 'pada {0}',
  'in a minute': 'satu menit lagi',
  'in {0} seconds': '{0} detik lagi',
  '{0}, or {1}': '{0}, atau {1}',
  // src/forge/github/listing.ts
  "GitHub's list of files could not be understood.": 'Daftar file dari GitHub tidak bisa dipahami.',
  "GitHub's list of files is truncated, and after {0} requests it was not whole, so a migration could be missing.":
    'Daftar file dari GitHub terpotong, dan setelah {0} request masih belum lengkap, jadi bisa saja ada migrasi yang terlewat.',
  'Review it in a clone with `countersign review`, or move the migrations to a smaller repository.':
    'Review di sebuah clone dengan `countersign review`, atau pindahkan migrasi ke repositori yang lebih kecil.',
  'Try again; if it stays so, report it with the version of your GitHub Enterprise Server.':
    'Coba lagi; jika tetap begitu, laporkan beserta versi GitHub Enterprise Server Anda.',
  'read the files of the repository': 'membaca file-file di repositori',
  // src/forge/github/logins.ts
  'look up users': 'mencari data pengguna',
  // src/forge/github/merge-base.ts
  'GitHub finds no common history of the pull request and its base branch, so there is no merge base.':
    'GitHub tidak menemukan riwayat bersama antara pull request dan base branch-nya, jadi tidak ada merge base.',
  'Make the branch anew from the base branch; if it has one, check that the token has `contents: read`.':
    'Buat ulang branch dari base branch; jika memang ada riwayat bersama, periksa apakah token memiliki `contents: read`.',
  'compare commits': 'membandingkan commit',
  // src/forge/github/merge-group.ts
  'GitHub does not know it (any more), so the group of the merge queue cannot be judged.':
    'GitHub tidak (lagi) mengenalnya, jadi grup merge queue tidak bisa dinilai.',
  'Give the token `merge-queues: read`, or put the pull requests into the queue again.':
    'Beri token `merge-queues: read`, atau masukkan lagi pull request itu ke queue.',
  'Put the pull requests into the queue again.': 'Masukkan lagi pull request itu ke queue.',
  'Which pull requests are in this group of the merge queue cannot be known: the queue does not show it, and one of its commits belongs to no open pull request.':
    'Tidak bisa diketahui pull request mana yang ada di grup merge queue ini: queue tidak menampilkannya, dan salah satu commit-nya bukan bagian dari pull request mana pun yang terbuka.',
  'branch {0}': 'branch {0}',
  'read the merge queue': 'membaca merge queue',
  // src/forge/github/open-pulls.ts
  'Close those that nobody works on.': 'Tutup pull request yang tidak dikerjakan siapa pun.',
  "GitHub's list of the open pull requests is not whole.": 'Daftar pull request terbuka dari GitHub tidak lengkap.',
  'Run it again; if it stays so, check that the token has `pull-requests: read`.':
    'Jalankan lagi; jika tetap begitu, periksa apakah token memiliki `pull-requests: read`.',
  'There are more than {0} open pull requests, so not all could be looked at.':
    'Ada lebih dari {0} pull request terbuka, jadi tidak semuanya bisa diperiksa.',
  'list the open pull requests': 'menampilkan daftar pull request terbuka',
  // src/forge/github/pages.ts
  'Check the number, and that the token has `pull-requests: read` and `contents: read`.':
    'Periksa nomornya, dan apakah token memiliki `pull-requests: read` dan `contents: read`.',
  'GitHub left an entry out of its {0}, so not all that was said or done is known.':
    'GitHub tidak menyertakan salah satu entri dari daftar {0}, jadi tidak semua yang dikatakan atau dilakukan bisa diketahui.',
  'Give the token `members: read` where teams review, or comment `/migration recheck` later.':
    'Beri token `members: read` jika ada tim yang me-review, atau tulis komentar `/migration recheck` nanti.',
  'It changed while it was being read.': 'Ada yang berubah di sini saat sedang dibaca.',
  'It has more than {0} comments, so not all that was said could be read.':
    'Komentar di sini lebih dari {0}, jadi tidak semua yang dikatakan bisa dibaca.',
  'It has {0} commits; GitHub lists at most {1}, so the authors of all its migrations cannot be known.':
    'Di sini ada {0} commit; GitHub menampilkan paling banyak {1}, jadi tidak bisa diketahui siapa saja penulis semua migrasinya.',
  'Open a new pull request with the same commits.': 'Buka pull request baru dengan commit yang sama.',
  'Squash the commits, or split the pull request.': 'Squash commit-commit itu, atau pecah pull request ini.',
  'The event of that change starts another review; nothing needs to be done.':
    'Event dari perubahan itu memulai review lain; tidak ada yang perlu dilakukan.',
  'There is no such pull request, or the token may not see it.':
    'Pull request itu tidak ada, atau token tidak boleh melihatnya.',
  'pull request {0}': 'pull request {0}',
  'read the pull request': 'membaca pull request',
  'read the status of the head commit': 'membaca status dari head commit',
  // src/forge/github/people.ts
  'GitHub could not be asked about people, so no sign-off counts now: {0}':
    'GitHub tidak bisa ditanyai tentang orang, jadi saat ini tidak ada persetujuan yang dihitung: {0}',
  'GitHub names a permission for this account that is not known.':
    'GitHub menyebut izin yang tidak dikenal untuk akun ini.',
  'Give it one of the roles read, triage, write, maintain or admin.':
    'Beri akun ini salah satu peran read, triage, write, maintain, atau admin.',
  'The next event tries again; re-run the job, or comment `/migration status`.':
    'Event berikutnya akan mencoba lagi; jalankan ulang job-nya, atau tulis komentar `/migration status`.',
  'look up the permission of {0}': 'memeriksa izin {0}',
  // src/forge/github/snapshot.ts
  'Choose another base branch.': 'Pilih base branch lain.',
  'Comment `/migration recheck` later; if it stays so, delete the checklist, and a new one is posted.':
    'Tulis komentar `/migration recheck` nanti; jika tetap begitu, hapus checklist-nya, dan yang baru akan dikirim.',
  'Commit it again with fewer co-authors.': 'Commit ulang dengan lebih sedikit co-author.',
  'GitHub does not know the head commit of the pull request any more.':
    'GitHub tidak lagi mengenal head commit dari pull request ini.',
  'GitHub lists a checklist and does not show who edited it, so it is not known who signed and who took it back.':
    'GitHub menampilkan sebuah checklist tetapi tidak menunjukkan siapa yang mengeditnya, jadi tidak diketahui siapa yang menyetujui dan siapa yang mencabutnya.',
  'It names {0} authors, more than can be read, so who made it cannot be known.':
    'Commit ini menyebut {0} penulis, lebih banyak daripada yang bisa dibaca, jadi tidak bisa diketahui siapa yang membuatnya.',
  'Its base branch does not exist any more, so there is no policy to judge it by.':
    'Base branch-nya sudah tidak ada, jadi tidak ada kebijakan untuk menilainya.',
  'Push its branch again.': 'Push lagi branch-nya.',
  'pull request {0}, commit {1}': 'pull request {0}, commit {1}',
  // src/forge/github/teams.ts
  'Its members cannot be read: GITHUB_TOKEN cannot read teams, and an App needs the organization permission `members: read`; the team may also not exist.':
    'Anggotanya tidak bisa dibaca: GITHUB_TOKEN tidak bisa membaca tim, dan sebuah App memerlukan izin organisasi `members: read`; bisa juga timnya memang tidak ada.',
  'Run as an App with that permission, or let the role ask for `permission` or `users` instead of `teams`.':
    'Jalankan sebagai App dengan izin itu, atau buat peran itu memakai `permission` atau `users` sebagai ganti `teams`.',
  'This is not the name of a team.': 'Ini bukan nama sebuah tim.',
  'Write it as organization and slug.': 'Tulis sebagai organisasi dan slug.',
  'read the team {0}': 'membaca tim {0}',
  'team {0}': 'tim {0}',
};
