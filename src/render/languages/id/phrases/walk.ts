/** What the configuration and the whole review say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const walkPhrases: Language['phrases'] = {
  // src/walk/assemble.ts
  '{0} on {1} ({2}:{3})': '{0} pada {1} ({2}:{3})',
  // src/walk/config.ts
  'There is no rule "{0}"{1}': 'Tidak ada aturan "{0}"{1}',
  '`countersign rules` lists every rule.': '`countersign rules` menampilkan semua aturan.',
  // src/walk/config/faults.ts
  'Known here: {0}.': 'Yang dikenal di sini: {0}.',
  'The configuration': 'Konfigurasi',
  'Unknown key {0} with {1}{2}': 'Key {0} tidak dikenal, nilainya {1}{2}',
  'Write a map of keys and values.': 'Tulis sebuah map berisi key dan nilai.',
  'Write {0}.': 'Tulis {0}.',
  'another name': 'nama lain',
  'the list {0}': 'daftar {0}',
  'the map {0}': 'map {0}',
  'the text {0}': 'teks {0}',
  '{0} cannot be {1}.': '{0} tidak boleh {1}.',
  '{0} cannot stand here as a name.': '{0} tidak bisa dipakai sebagai nama di sini.',
  '{0} is missing.': '{0} tidak ada.',
  // src/walk/config/key.ts
  'a duration: a whole number and s, m or h': 'durasi: bilangan bulat dan s, m, atau h',
  'a duration: a whole number and h or d': 'durasi: bilangan bulat dan h atau d',
  'a duration: a whole number and ms, s, m, h or d': 'durasi: bilangan bulat lalu ms, s, m, h, atau d',
  'a path inside the repository, with / and without a leading / or ..':
    'path di dalam repositori, dengan / dan tanpa / di depan atau ..',
  'true or false': 'true atau false',
  // src/walk/config/read.ts
  'A tab indents this line, and YAML allows only spaces.':
    'Baris ini menjorok dengan tab, padahal YAML hanya mengizinkan spasi.',
  'Indent with spaces.': 'Gunakan spasi untuk indentasi.',
  'Keep one of them.': 'Pertahankan salah satunya.',
  'Mend the syntax at this place.': 'Perbaiki sintaks di tempat ini.',
  'Remove what is not configuration, or use globs instead of long lists.':
    'Hapus yang bukan konfigurasi, atau gunakan glob sebagai ganti daftar panjang.',
  'The YAML expands without bound: too many aliases, or too deep a nesting.':
    'YAML ini mengembang tanpa batas: aliasnya terlalu banyak, atau sarangnya terlalu dalam.',
  'The configuration has {0} characters; at most {1} are read.':
    'Konfigurasi ini memiliki {0} karakter; yang dibaca paling banyak {1}.',
  'The same key stands twice in one map.': 'Key yang sama ada dua kali dalam satu map.',
  'This is not valid YAML: {0}': 'Ini bukan YAML yang valid: {0}',
  'Write the values out instead of repeating them through * aliases.':
    'Tulis nilainya secara lengkap, bukan mengulangnya lewat alias *.',
  // src/walk/config/plan.ts
  'The shares do not rise to 100.': 'Bagian-bagiannya tidak naik sampai 100.',
  'a list of whole percents that rises to 100': 'daftar persen bulat yang naik sampai 100',
  'a map of the numbers of the plan': 'map berisi angka-angka rencana',
  'a number of percent above 0': 'angka persen di atas 0',
  'lagThrottle is above lagPause.': 'lagThrottle lebih besar daripada lagPause.',
  // src/walk/config/schema.ts
  'a date, YYYY-MM-DD': 'tanggal, YYYY-MM-DD',
  'a list of info, warning, danger, critical': 'daftar berisi info, warning, danger, critical',
  'a list of { path, format, dialect }': 'daftar berisi { path, format, dialect }',
  'a list of { rule, subject, reason, until }': 'daftar berisi { rule, subject, reason, until }',
  'a major version, as a whole number': 'versi mayor, sebagai bilangan bulat',
  'a map of inline, labels, requestReviewers, trackingIssue':
    'map berisi inline, labels, requestReviewers, trackingIssue',
  'a map of largeTableRows, hugeTableRows': 'map berisi largeTableRows, hugeTableRows',
  'a map of rule id to severity, or off': 'map dari id aturan ke severity, atau off',
  'a map of statement, total, sampleRows': 'map berisi statement, total, sampleRows',
  'a map of version, prelude, baseline, statistics': 'map berisi version, prelude, baseline, statistics',
  'a rule id that `countersign rules` lists': 'id aturan yang ditampilkan oleh `countersign rules`',
  'a sentence': 'sebuah kalimat',
  'a whole number from 1 to 10000': 'bilangan bulat dari 1 sampai 10000',
  'a whole number of rows': 'jumlah baris sebagai bilangan bulat',
  'an id that `countersign formats` lists': 'id yang ditampilkan oleh `countersign formats`',
  'en, id or ko': 'en, id, atau ko',
  'largeTableRows is above hugeTableRows.': 'largeTableRows lebih besar daripada hugeTableRows.',
  'off, info, warning, danger or critical': 'off, info, warning, danger, atau critical',
  'postgres, mysql or sqlite': 'postgres, mysql, atau sqlite',
  'the name of an object, as the report writes it': 'nama sebuah objek, seperti yang ditulis di laporan',
  // src/walk/config/signoffs.ts
  'Nobody can hold this role: say who does by users, teams, permission or codeowners.':
    'Tidak ada yang bisa memegang peran ini: sebutkan pemegangnya dengan users, teams, permission, atau codeowners.',
  'Write one condition here; several go into a list, of which one suffices.':
    'Tulis satu kondisi di sini; jika lebih dari satu, tulis sebagai daftar, dan cukup satu yang terpenuhi.',
  'a list of globs': 'daftar glob',
  'a list of logins, without @': 'daftar login, tanpa @',
  'a list of organisation/team, without @': 'daftar organisasi/tim, tanpa @',
  'a map of permission': 'map berisi permission',
  'a map of role name to role': 'map dari nama peran ke peran',
  'a map of roles, authorMaySign, distinct, reviews, expires, override, acknowledgements':
    'map berisi roles, authorMaySign, distinct, reviews, expires, override, acknowledgements',
  'a map of users, teams, permission, codeowners, count, when':
    'map berisi users, teams, permission, codeowners, count, when',
  'a role name of letters, digits, - and _': 'nama peran dari huruf, angka, - dan _',
  'a whole number from 1 to 20': 'bilangan bulat dari 1 sampai 20',
  'always, one condition such as { risk: high }, or a list of conditions':
    'always, satu kondisi seperti { risk: high }, atau daftar kondisi',
  'expand, backfill, contract or mixed': 'expand, backfill, contract, atau mixed',
  irreversible: 'irreversible',
  'low, medium, high or critical': 'low, medium, high, atau critical',
  'one of { risk }, { class }, { tables }, { paths }, { rollback }':
    'salah satu dari { risk }, { class }, { tables }, { paths }, { rollback }',
  'required, optional or off': 'required, optional, atau off',
  // src/walk/plan.ts
  '1 changed SQL file in `{0}` belongs to no migration format that is known and was not rehearsed; if they are migrations, name the directory and its format under `migrations` in `.github/countersign.yml`.':
    '1 file SQL yang berubah di `{0}` bukan bagian dari format migrasi yang dikenal dan tidak diuji coba; jika file itu adalah migrasi, sebutkan direktori dan formatnya di bawah `migrations` di `.github/countersign.yml`.',
  '1 migration under `{0}` is for {1} and was not rehearsed: only PostgreSQL is.':
    '1 migrasi di bawah `{0}` ditujukan untuk {1} dan tidak diuji coba: hanya PostgreSQL yang diuji coba.',
  'Keep migrations out of Git LFS: `git lfs untrack` and commit the SQL itself.':
    'Jangan simpan migrasi di Git LFS: jalankan `git lfs untrack` dan commit SQL-nya sendiri.',
  'Split it, or load bulk data outside of migrations.':
    'Pecah file ini, atau muat data dalam jumlah besar di luar migrasi.',
  'The file has {0} MiB; at most {1} MiB are read.': 'File ini berukuran {0} MiB; yang dibaca paling banyak {1} MiB.',
  'The file is a Git LFS pointer, not SQL.': 'File ini adalah pointer Git LFS, bukan SQL.',
  '`{0}` and {1} more': '`{0}` dan {1} lainnya',
  '`{0}` could not be read on the base branch ({1}), so all of its migrations count as new.':
    '`{0}` tidak bisa dibaca di base branch ({1}), jadi semua migrasinya dianggap baru.',
  '`{0}` is not SQL and was not rehearsed; run it on a copy of production and compare the schema before and after.':
    '`{0}` bukan SQL dan tidak diuji coba; jalankan pada salinan produksi dan bandingkan skemanya sebelum dan sesudah.',
  "`{0}`: psql's variables {1} have no value here, and their own names stood in for them; check what production gives them.":
    '`{0}`: variabel psql {1} tidak punya nilai di sini, dan namanya sendiri yang dipakai sebagai gantinya; periksa nilai yang diberikan di produksi.',
  '{0} ({1}) are programs and were not rehearsed; run them on a copy of production and compare the schema before and after.':
    '{0} ({1}) adalah program dan tidak diuji coba; jalankan pada salinan produksi dan bandingkan skemanya sebelum dan sesudah.',
  '{0} ({1}) is a program and was not rehearsed; run them on a copy of production and compare the schema before and after.':
    '{0} ({1}) adalah program dan tidak diuji coba; jalankan pada salinan produksi dan bandingkan skemanya sebelum dan sesudah.',
  '{0} changed SQL files in `{1}` belong to no migration format that is known and were not rehearsed; if they are migrations, name the directory and its format under `migrations` in `.github/countersign.yml`.':
    '{0} file SQL yang berubah di `{1}` bukan bagian dari format migrasi yang dikenal dan tidak diuji coba; jika file-file itu adalah migrasi, sebutkan direktori dan formatnya di bawah `migrations` di `.github/countersign.yml`.',
  '{0} migrations under `{1}` are for {2} and were not rehearsed: only PostgreSQL is.':
    '{0} migrasi di bawah `{1}` ditujukan untuk {2} dan tidak diuji coba: hanya PostgreSQL yang diuji coba.',
  '{0} not rehearsed: {1}.': '{0} tidak diuji coba: {1}.',
  // src/walk/pull.ts
  'Comment `/migration recheck` when it is quiet.': 'Tulis komentar `/migration recheck` saat keadaan sudah tenang.',
  'It kept changing while it was being reviewed.': 'Pull request ini terus berubah saat sedang di-review.',
  'pull request {0} has the same head commit and is not ready: {1}':
    'pull request {0} memiliki head commit yang sama dan belum siap: {1}',
  // src/walk/read-config.ts
  'Correct the `config` input, or commit the file to the base branch first; without the input {0} is read.':
    'Perbaiki input `config`, atau commit dulu file itu ke base branch; tanpa input itu, yang dibaca adalah {0}.',
  'The base branch has no such configuration file.': 'Base branch tidak memiliki file konfigurasi seperti itu.',
  // src/walk/read-statistics.ts
  'The statistics file does not have the expected form at {0}: {1}.':
    'File statistik tidak memiliki bentuk yang diharapkan di {0}: {1}.',
  'The statistics file is not JSON: {0}.': 'File statistik bukan JSON: {0}.',
  'Write the file anew.': 'Tulis ulang file itu dari awal.',
  'its root': 'akarnya',
  // src/walk/rollback-result.ts
  'It is dropped, and its contents with it.': 'Objek ini dihapus, beserta isinya.',
  'after going up': 'setelah up',
  '{0} of {1}': '{0} dari {1}',
  '{0} sample rows are gone {1}.': '{0} baris sampel hilang {1}.',
  '{0} sample rows are there more than once {1}.': '{0} baris sampel ada lebih dari sekali {1}.',
  '{0} sample values are NULL {1}.': '{0} nilai sampel menjadi NULL {1}.',
  '{0} sample values are others {1}.': '{0} nilai sampel berubah {1}.',
  // src/walk/shadow-base.ts
  'Give a path that exists on the base branch, relative to the repository.':
    'Berikan path yang ada di base branch, relatif terhadap repositori.',
  '{0} names {1}, which is not in the base branch.': '{0} menyebut {1}, yang tidak ada di base branch.',
};
