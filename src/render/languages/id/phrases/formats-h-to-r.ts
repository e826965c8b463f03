/** What the formats from H to R say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const formatsHToRPhrases: Language['phrases'] = {
  // src/formats/hasura.ts
  'hasura/migrations with numbered directories': 'hasura/migrations dengan direktori bernomor',
  // src/formats/liquibase.ts
  'Begin the file with the line that says so.': 'Awali file dengan baris yang menyatakannya.',
  'Give one of the two another id.': 'Beri salah satunya id lain.',
  'Only formatted SQL has changesets with rollback lines, and this file is plain SQL.':
    'Hanya formatted SQL yang memiliki changeset dengan baris rollback, dan file ini adalah SQL biasa.',
  'Put the SQL into its `rollback`.': 'Letakkan SQL-nya di dalam `rollback` changeset itu.',
  'The changeset is written in XML, YAML or JSON, where nothing is written for you.':
    'Changeset ini ditulis dalam XML, YAML, atau JSON, dan untuk itu tidak ada yang dituliskan otomatis.',
  'The changeset {0} is there twice, and Liquibase stops at that.':
    'Changeset {0} ada dua kali, dan Liquibase berhenti karenanya.',
  'changeset {0} is {1}': 'changeset {0} {1}',
  'for {0}': 'ditujukan untuk {0}',
  'set to be ignored': 'disetel untuk diabaikan',
  // src/formats/liquibase/changelog.ts
  'A YAML changelog of more than {0} KiB is not read.': 'Changelog YAML yang lebih dari {0} KiB tidak dibaca.',
  'Correct the file, or leave it out of the changelog that names it.':
    'Perbaiki file ini, atau keluarkan dari changelog yang menyebutnya.',
  'Split it into files, and include them.': 'Pecah menjadi beberapa file, dan sertakan file-file itu.',
  'The changelog uses YAML aliases, which are not followed.': 'Changelog ini memakai alias YAML, yang tidak diikuti.',
  'This is not a changelog of Liquibase.': 'Ini bukan changelog Liquibase.',
  'Write the value out.': 'Tulis nilainya secara lengkap.',
  // src/formats/liquibase/includes.ts
  'Correct the path, or add the file.': 'Perbaiki path-nya, atau tambahkan file itu.',
  'Take one of the includes away.': 'Hapus salah satu include-nya.',
  'The changelog includes {0}, which is not in the repository.':
    'Changelog ini menyertakan {0}, yang tidak ada di repositori.',
  'The changelogs include each other in a circle: {0}.':
    'Changelog-changelog ini saling menyertakan secara melingkar: {0}.',
  // src/formats/liquibase/roots.ts
  'a changelog of Liquibase that no other includes': 'changelog Liquibase yang tidak disertakan oleh changelog lain',
  'files that begin with "--liquibase formatted sql"': 'file yang diawali "--liquibase formatted sql"',
  // src/formats/liquibase/sql.ts
  'Close it on a line of its own.': 'Tutup pada baris tersendiri.',
  'Give it one.': 'Beri satu id.',
  'Liquibase cannot read this changeset.': 'Liquibase tidak bisa membaca changeset ini.',
  'Liquibase takes a number, `start` or `end` here.': 'Di sini Liquibase menerima sebuah angka, `start`, atau `end`.',
  'Name its author and its id.': 'Sebutkan penulis dan id-nya.',
  'The changeset has no SQL, and Liquibase stops at it.':
    'Changeset ini tidak punya SQL, dan Liquibase berhenti karenanya.',
  'The id of the changeset is empty.': 'Id changeset ini kosong.',
  'The rollback comment is not closed.': 'Komentar rollback ini tidak ditutup.',
  'Write its SQL below it, or remove it.': 'Tulis SQL-nya di bawahnya, atau hapus changeset ini.',
  'Write one of them.': 'Tulis salah satunya.',
  // src/formats/liquibase/way-down.ts
  'Have it send rollbacks whole, if the way up may be sent whole too.':
    'Buat changeset ini mengirim rollback secara utuh, jika bagian up juga boleh dikirim secara utuh.',
  'Liquibase would cut the way down at a semicolon inside of a statement.':
    'Liquibase akan memotong migrasi down pada titik koma di dalam sebuah statement.',
  // src/formats/liquibase/way-up.ts
  'Separate its statements by semicolons first.': 'Pisahkan dulu statement-statement-nya dengan titik koma.',
  'The changeset has a separator of its own.': 'Changeset ini memiliki pemisah tersendiri.',
  'The changeset has preconditions, and what follows from them would have to hold for several.':
    'Changeset ini memiliki precondition, dan akibat dari precondition itu harus berlaku untuk beberapa changeset.',
  'Write the changesets by hand, each with the preconditions that it needs.':
    'Tulis changeset-changeset itu secara manual, masing-masing dengan precondition yang diperlukannya.',
  // src/formats/node-pg-migrate.ts
  'Mark where the way up begins.': 'Tandai di mana bagian up dimulai.',
  'Put each step into a JavaScript migration of its own, and call `pgm.noTransaction()` in those that need it.':
    'Tempatkan setiap langkah dalam migrasi JavaScript tersendiri, dan panggil `pgm.noTransaction()` pada yang memerlukannya.',
  'Without `-- Up Migration` the whole file is the way up, and the way down in it runs as well.':
    'Tanpa `-- Up Migration` seluruh file menjadi bagian up, dan bagian down di dalamnya ikut dijalankan.',
  'numbered files with "-- Up Migration" or "-- Down Migration"':
    'file bernomor dengan "-- Up Migration" atau "-- Down Migration"',
  'numbered files, and node-pg-migrate in {0}': 'file bernomor, dan node-pg-migrate di {0}',
  // src/formats/prisma.ts
  'Name it as Prisma does, <timestamp>_<name>.': 'Beri nama seperti Prisma, <timestamp>_<name>.',
  'Prisma runs only <directory>/migration.sql': 'Prisma hanya menjalankan <directory>/migration.sql',
  'The directory has no number, and nothing can be named to come right after it.':
    'Direktori ini tidak punya nomor, sehingga tidak ada yang bisa diberi nama agar tepat sesudahnya.',
  "directories with migration.sql in Prisma's default place": 'direktori dengan migration.sql di tempat default Prisma',
  // src/formats/refinery.ts
  'files named V<version>__<name> and {0}': 'file bernama V<version>__<name> dan {0}',
  'not named V<version>__<name>.sql': 'namanya bukan V<version>__<name>.sql',
  'refinery refuses a version that is not an integer': 'refinery menolak versi yang bukan bilangan bulat',
};
