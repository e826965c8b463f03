/** What the formats from A to G say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const formatsAToGPhrases: Language['phrases'] = {
  // src/formats/atlas.ts
  'Atlas takes one txmode, `none` or `file`.': 'Atlas menerima satu txmode, `none` atau `file`.',
  'Write one of the two.': 'Tulis salah satu dari keduanya.',
  'a checkpoint: it replaces the files before it on an empty database, and every other one skips it':
    'sebuah checkpoint: menggantikan file-file sebelumnya pada database kosong, dan dilewati oleh database lainnya',
  // src/formats/atlas/sum.ts
  'Run `atlas migrate hash`, and try again.': 'Jalankan `atlas migrate hash`, lalu coba lagi.',
  'The sum does not fit the files beside it.': 'Sum-nya tidak cocok dengan file-file di sampingnya.',
  // src/formats/atlas/way-up.ts
  'Make it a plain file, or write the migrations by hand.': 'Jadikan file biasa, atau tulis migrasinya secara manual.',
  'The file has sections, or a separator of its own, by which statements are not written here.':
    'File ini memiliki bagian-bagian (section), atau pemisah tersendiri; statement dengan pemisah seperti itu tidak dituliskan di sini.',
  // src/formats/dbmate.ts
  'Add the marker above the way up.': 'Tambahkan marker itu di atas bagian up.',
  'Add the marker, with nothing below it when there is no way back.':
    'Tambahkan marker itu, tanpa apa pun di bawahnya jika tidak ada rollback.',
  'Move the statement below the marker.': 'Pindahkan statement itu ke bawah marker.',
  'Put the way up first.': 'Letakkan bagian up lebih dulu.',
  'dbmate finds no `-- migrate:up` in the file.': 'dbmate tidak menemukan `-- migrate:up` di file ini.',
  'dbmate takes nothing but comments before `-- migrate:up`.':
    'dbmate hanya menerima komentar sebelum `-- migrate:up`.',
  'dbmate wants a `-- migrate:down` after every `-- migrate:up`.':
    'dbmate mengharuskan `-- migrate:down` setelah setiap `-- migrate:up`.',
  'dbmate wants a `-- migrate:up` before every `-- migrate:down`.':
    'dbmate mengharuskan `-- migrate:up` sebelum setiap `-- migrate:down`.',
  'numbered files with "-- migrate:up"': 'file bernomor dengan "-- migrate:up"',
  'the name does not start with a number': 'namanya tidak diawali angka',
  // src/formats/dbmate/way-up.ts
  'Give each its own file.': 'Beri masing-masing file tersendiri.',
  'The file holds several ways up, which dbmate runs one by one.':
    'File ini memuat beberapa bagian up, yang dijalankan dbmate satu per satu.',
  // src/formats/diesel.ts
  'Diesel refuses an empty up.sql.': 'Diesel menolak up.sql yang kosong.',
  'Write a statement or a comment into it.': 'Tulis sebuah statement atau komentar di dalamnya.',
  'directories with up.sql and {0}': 'direktori dengan up.sql dan {0}',
  // src/formats/discover.ts
  'Say which of the two it is in .github/countersign.yml.':
    'Sebutkan yang mana dari keduanya di .github/countersign.yml.',
  "The migrations could be {0}'s ({1}) or {2}'s ({3}).": 'Migrasi ini bisa jadi milik {0} ({1}) atau {2} ({3}).',
  'belongs to the {0} set of {1}': 'termasuk dalam set {0} di {1}',
  // src/formats/drizzle.ts
  'Run the statements of the safer form by hand, one after the other, before what builds on them is deployed.':
    'Jalankan statement-statement dari bentuk yang lebih aman secara manual, satu demi satu, sebelum yang bergantung padanya di-deploy.',
  'directories with migration.sql and snapshot.json': 'direktori dengan migration.sql dan snapshot.json',
  'its "when" in meta/_journal.json is not later than that of an entry before it: a database that has that one skips this one in silence':
    '"when"-nya di meta/_journal.json tidak lebih baru daripada milik entri sebelumnya: database yang sudah memiliki entri itu melewati yang ini tanpa pemberitahuan',
  'not in meta/_journal.json, so Drizzle never runs it':
    'tidak ada di meta/_journal.json, jadi Drizzle tidak pernah menjalankannya',
  // src/formats/drizzle/journal.ts
  'Let drizzle-kit write it.': 'Biarkan drizzle-kit yang menulisnya.',
  'Remove one of the two entries.': 'Hapus salah satu dari kedua entri itu.',
  'Resolve what a merge left in it, or let drizzle-kit write it anew.':
    'Bereskan yang ditinggalkan sebuah merge di dalamnya, atau biarkan drizzle-kit menulisnya dari awal.',
  'Restore {0}.sql, or remove its entry with `drizzle-kit drop`.':
    'Pulihkan {0}.sql, atau hapus entrinya dengan `drizzle-kit drop`.',
  'The journal is not JSON.': 'Journal ini bukan JSON.',
  'The journal names {0}, and there is no such file.': 'Journal menyebut {0}, dan file itu tidak ada.',
  'The journal names {0}, twice.': 'Journal menyebut {0} dua kali.',
  "This is not Drizzle's journal: {0} is not as expected.":
    'Ini bukan journal Drizzle: {0} tidak sesuai yang diharapkan.',
  'the value': 'nilainya',
  // src/formats/flyway.ts
  'Flyway undoes versioned migrations, and neither repeatable ones nor baselines.':
    'Flyway bisa melakukan undo pada migrasi berversi, tetapi tidak pada migrasi repeatable maupun baseline.',
  'The condition shouldExecute can only be true or false here; what it compares is decided when Flyway runs.':
    'Kondisi shouldExecute di sini hanya boleh true atau false; yang dibandingkannya baru ditentukan saat Flyway berjalan.',
  'Write the way back as a versioned migration of its own.': 'Tulis rollback-nya sebagai migrasi berversi tersendiri.',
  'Write true or false.': 'Tulis true atau false.',
  'a baseline of versions whose own files are still here':
    'sebuah baseline dari versi-versi yang file-filenya masih ada di sini',
  'a callback, which is not run': 'sebuah callback, yang tidak dijalankan',
  'not named V<version>__<description>.sql or R__<description>.sql':
    'namanya bukan V<version>__<description>.sql atau R__<description>.sql',
  // src/formats/flyway/roots.ts
  'files named V<version>__<description>.sql': 'file bernama V<version>__<description>.sql',
  '{0} and {1}': '{0} dan {1}',
  '{0} names {1}': '{0} menyebut {1}',
  // src/formats/flyway/script.ts
  'Flyway refuses a file that mixes statements that run in a transaction with ones that cannot.':
    'Flyway menolak file yang mencampur statement yang berjalan dalam transaksi dengan statement yang tidak bisa.',
  'Give it a value in flyway.conf or flyway.toml, or set placeholderReplacement to false.':
    'Beri nilai di flyway.conf atau flyway.toml, atau setel placeholderReplacement ke false.',
  'Give the statement a file of its own, or set mixed to true.':
    'Beri statement itu file tersendiri, atau setel mixed ke true.',
  'The placeholder {0}{1}{2} has no value in the repository.': 'Placeholder {0}{1}{2} tidak punya nilai di repositori.',
  // src/formats/flyway/way-up.ts
  'A baseline stands for other files.': 'Sebuah baseline mewakili file-file lain.',
  'Change a versioned file instead.': 'Ubah file berversi sebagai gantinya.',
  'Set `flyway.group=false`, which is the default, and try again.':
    'Setel `flyway.group=false`, yang merupakan nilai default, lalu coba lagi.',
  // src/formats/golang-migrate.ts
  'not named <version>_<title>.up.sql or .down.sql': 'namanya bukan <version>_<title>.up.sql atau .down.sql',
  'numbered files that end in .up.sql': 'file bernomor yang berakhiran .up.sql',
  // src/formats/goose.ts
  'not named <version>_<name>.sql with a version of at least 1':
    'namanya bukan <version>_<name>.sql dengan versi minimal 1',
  'numbered Go files that call goose.AddMigration': 'file Go bernomor yang memanggil goose.AddMigration',
  'numbered files with "-- +goose Up"': 'file bernomor dengan "-- +goose Up"',
  // src/formats/goose/script.ts
  '"-- +goose StatementBegin" is never closed.': '"-- +goose StatementBegin" tidak pernah ditutup.',
  '"-- +goose StatementEnd" has no StatementBegin.': '"-- +goose StatementEnd" tidak punya StatementBegin.',
  'Add it above the way up.': 'Tambahkan di atas bagian up.',
  'Add the beginning or remove the end.': 'Tambahkan awalnya atau hapus akhirnya.',
  'Add the end by line {0}.': 'Tambahkan akhirnya paling lambat di baris {0}.',
  'End it with ";".': 'Akhiri dengan ";".',
  'Give it a default in the file.': 'Beri nilai default di file ini.',
  'Move it below the annotation.': 'Pindahkan ke bawah anotasi itu.',
  'Move it.': 'Pindahkan.',
  'Put the whole statement between the two annotations.': 'Letakkan seluruh statement di antara kedua anotasi itu.',
  'Remove this one.': 'Hapus yang ini.',
  'Write it at the start of the line, in its own words.': 'Tulis di awal baris, persis sesuai bentuk yang ditentukan.',
  'goose allows one "-- +goose Up" in a file.': 'goose hanya menerima satu "-- +goose Up" dalam satu file.',
  'goose cuts the statement at this semicolon, inside a quoted body.':
    'goose memotong statement ini pada titik koma di sini, di dalam badan yang diberi tanda kutip.',
  'goose does not know this annotation.': 'goose tidak mengenal anotasi ini.',
  'goose fills in the environment variable {0}, whose value is not in the repository.':
    'goose mengisi variabel environment {0}, yang nilainya tidak ada di repositori.',
  'goose finds no "-- +goose Up" in the file.': 'goose tidak menemukan "-- +goose Up" di file ini.',
  'goose finds no semicolon at the end of a line that closes this statement.':
    'goose tidak menemukan titik koma di akhir baris yang menutup statement ini.',
  'goose takes no statement before "-- +goose Up".': 'goose tidak menerima statement sebelum "-- +goose Up".',
  'goose wants "-- +goose Down" once, after "-- +goose Up" and outside a statement.':
    'goose mengharuskan "-- +goose Down" satu kali, setelah "-- +goose Up" dan di luar statement.',
  'goose wants "-- +goose StatementBegin" after Up or Down, and closed before the next.':
    'goose mengharuskan "-- +goose StatementBegin" setelah Up atau Down, dan ditutup sebelum yang berikutnya.',
  // src/formats/graphile-migrate.ts
  'Commit it with `graphile-migrate commit`, so that the pull request shows what will run.':
    'Commit dengan `graphile-migrate commit`, supaya pull request menunjukkan apa yang akan dijalankan.',
  'The migration includes a fixture, which graphile-migrate puts in only when it is committed.':
    'Migrasi ini menyertakan sebuah fixture, yang baru dimasukkan graphile-migrate ketika migrasinya di-commit.',
  'committed/<number>.sql with "--! Previous:"': 'committed/<number>.sql dengan "--! Previous:"',
  'not named <number>.sql or <number>-<message>.sql': 'namanya bukan <number>.sql atau <number>-<message>.sql',
  // src/formats/graphile-migrate/chain.ts
  'A committed migration needs the header {0}.': 'Migrasi yang sudah di-commit memerlukan header {0}.',
  'Add it.': 'Tambahkan.',
  'An empty line must follow the headers.': 'Setelah header harus ada satu baris kosong.',
  'Commit it with LF, and add `*.sql -text` to .gitattributes.':
    'Commit dengan LF, dan tambahkan `*.sql -text` ke .gitattributes.',
  'Let `graphile-migrate commit` write the file.': 'Biarkan `graphile-migrate commit` yang menulis file ini.',
  'Remove one of the two.': 'Hapus salah satu dari keduanya.',
  'The file has Windows line ends, which graphile-migrate refuses.':
    'File ini memakai akhir baris Windows, yang ditolak graphile-migrate.',
  'The header {0} is there twice.': 'Header {0} ada dua kali.',
  'The previous migration has another hash than this one names.':
    'Hash migrasi sebelumnya berbeda dari yang disebut migrasi ini.',
  'The text does not match the hash: a committed migration was edited, and graphile-migrate will not run it.':
    'Teksnya tidak cocok dengan hash: migrasi yang sudah di-commit telah diedit, dan graphile-migrate tidak akan menjalankannya.',
  'This is the first migration, and it names a previous one.':
    'Ini adalah migrasi pertama, tetapi menyebut migrasi sebelumnya.',
  'Undo the edit and write a new migration.': 'Batalkan suntingan itu dan tulis migrasi baru.',
  'Undo the edit, or `graphile-migrate uncommit` and commit it again on top of the latest migration.':
    'Batalkan suntingan itu, atau jalankan `graphile-migrate uncommit` dan commit lagi di atas migrasi terbaru.',
  // src/formats/graphile-migrate/way-up.ts
  'Commit what is done with `graphile-migrate commit`, and try again.':
    'Commit yang sudah selesai dengan `graphile-migrate commit`, lalu coba lagi.',
};
