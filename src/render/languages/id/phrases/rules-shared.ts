/** What several rules share, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesSharedPhrases: Language['phrases'] = {
  // src/rules/shared/facts.ts
  DDL: 'DDL',
  nothing: 'kosong',
  // src/rules/shared/opt-outs.ts
  'call `pgm.noTransaction()` in a JavaScript migration':
    'panggil `pgm.noTransaction()` dalam sebuah migrasi JavaScript',
  'make `-- no-transaction` the first line of the file': 'jadikan `-- no-transaction` baris pertama file ini',
  'make `--! no-transaction` the first line of the file': 'jadikan `--! no-transaction` baris pertama file ini',
  'put `-- +goose NO TRANSACTION` at the top of the file': 'tulis `-- +goose NO TRANSACTION` di bagian atas file',
  'put `-- atlas:txmode none` at the top of the file': 'tulis `-- atlas:txmode none` di bagian atas file',
  'put `-- transactional: false` at the top of the file': 'tulis `-- transactional: false` di bagian atas file',
  'put it into a file of its own, with `executeInTransaction=false` in a `.conf` file of the same name beside it':
    'tempatkan dalam file tersendiri, dengan `executeInTransaction=false` dalam file `.conf` bernama sama di sampingnya',
  'put the line `---- tern: disable-tx ----` into the file': 'tulis baris `---- tern: disable-tx ----` di file ini',
  'set `run_in_transaction = false` in the `metadata.toml` of its directory':
    'setel `run_in_transaction = false` di `metadata.toml` dalam direktorinya',
  'write `-- migrate:up transaction:false`': 'tulis `-- migrate:up transaction:false`',
  'write `runInTransaction:false` on its changeset line': 'tulis `runInTransaction:false` pada baris changeset-nya',
  // src/rules/shared/tool-reactions.ts
  'does not notice': 'tidak menyadarinya',
  'does not notice until it is to be reverted': 'baru menyadarinya saat migrasi itu hendak di-revert',
  'does not notice until it is to be rolled back': 'baru menyadarinya saat migrasi itu hendak di-rollback',
  'does not notice, and does not run it again': 'tidak menyadarinya, dan tidak menjalankannya lagi',
  'does not notice, unless the database stands at that very version':
    'tidak menyadarinya, kecuali jika database berada tepat di versi itu',
  'goes on in `migrate deploy`, and wants to reset development databases':
    'tetap berjalan di `migrate deploy`, dan ingin me-reset database development',
  'never runs it, because it remembers only the newest number':
    'tidak pernah menjalankannya, karena hanya mengingat nomor terbaru',
  'skips it without a word, because it remembers only the newest version':
    'melewatinya tanpa pemberitahuan, karena hanya mengingat versi terbaru',
  'skips it without a word, because its entry is older than the last applied one':
    'melewatinya tanpa pemberitahuan, karena entrinya lebih lama daripada entri terakhir yang sudah diterapkan',
  'stops because a number is missing': 'berhenti karena ada nomor yang hilang',
  'stops because an applied migration is missing, unless told to go on':
    'berhenti karena migrasi yang sudah diterapkan tidak ada, kecuali diminta melanjutkan',
  'stops because an applied migration is missing, unless told to ignore that':
    'berhenti karena migrasi yang sudah diterapkan tidak ada, kecuali diminta mengabaikannya',
  'stops because an applied migration is missing, until `flyway repair`':
    'berhenti karena migrasi yang sudah diterapkan tidak ada, sampai `flyway repair` dijalankan',
  'stops because atlas.sum no longer matches, until `atlas migrate hash`':
    'berhenti karena atlas.sum tidak lagi cocok, sampai `atlas migrate hash` dijalankan',
  'stops because it found more than one migration of that version':
    'berhenti karena menemukan lebih dari satu migrasi dengan versi itu',
  'stops because it is older than the newest applied one, unless told to go on':
    'berhenti karena migrasi itu lebih lama daripada migrasi terbaru yang sudah diterapkan, kecuali diminta melanjutkan',
  'stops because it runs in linear order only, unless told otherwise':
    'berhenti karena hanya berjalan menurut urutan linear, kecuali diminta lain',
  'stops because of a missing migration, unless `-allow-missing` is given':
    'berhenti karena ada migrasi yang hilang, kecuali `-allow-missing` diberikan',
  'stops because the checksum differs, unless told to go on':
    'berhenti karena checksum-nya berbeda, kecuali diminta melanjutkan',
  'stops because the checksum of the changeset differs': 'berhenti karena checksum changeset-nya berbeda',
  'stops because the description no longer matches, until `flyway repair`':
    'berhenti karena deskripsinya tidak lagi cocok, sampai `flyway repair` dijalankan',
  'stops because the hash in the file no longer matches': 'berhenti karena hash di file tidak lagi cocok',
  'stops because the name is part of the checksum, unless told to go on':
    'berhenti karena nama adalah bagian dari checksum, kecuali diminta melanjutkan',
  'stops because the number is there twice': 'berhenti karena nomornya ada dua kali',
  'stops because the version is repeated': 'berhenti karena versinya berulang',
  'stops because the version is there twice': 'berhenti karena versinya ada dua kali',
  'stops in `db push` unless `--include-all` is given': 'berhenti di `db push` kecuali `--include-all` diberikan',
  'stops in `db push`, because the remote history has a version that is not there':
    'berhenti di `db push`, karena riwayat di sisi remote memiliki versi yang tidak ada di sini',
  'stops unless `--no-check-order` is given': 'berhenti kecuali `--no-check-order` diberikan',
  'stops unless `outOfOrder=true`': 'berhenti kecuali `outOfOrder=true`',
  'stops with `duplicate migration file`': 'berhenti dengan `duplicate migration file`',
  'stops with a checksum mismatch until `flyway repair`':
    'berhenti karena checksum tidak cocok, sampai `flyway repair` dijalankan',
  'stops with a version mismatch, because it compares checksums':
    'berhenti karena versi tidak cocok, sebab checksum-nya dibandingkan',
  'warns in `migrate deploy`, does not run it again, and wants to reset development databases':
    'memberi peringatan di `migrate deploy`, tidak menjalankannya lagi, dan ingin me-reset database development',
  // src/rules/shared/type-changes.ts
  character: 'karakter',
  characters: 'karakter',
  'longer than {0} {1}': 'yang lebih panjang dari {0} {1}',
  'outside the range of {0}': 'di luar rentang {0}',
  'with a date': 'yang memuat tanggal',
  'with a fraction or outside the range of {0}': 'yang memiliki pecahan atau di luar rentang {0}',
  'with a time of day': 'yang memuat waktu (jam)',
  'with more than six digits': 'dengan lebih dari enam digit',
  'with more than {0} decimal places of a second': 'yang detiknya memiliki lebih dari {0} angka di belakang koma',
  'with more than {0} decimal places or {1} digits before the point':
    'dengan lebih dari {0} angka di belakang koma atau {1} digit di depan koma',
  'with more than {0} digits before the point': 'dengan lebih dari {0} digit di depan koma',
};
