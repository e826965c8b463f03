/** What the rules from A to C say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesAToCPhrases: Language['phrases'] = {
  // src/rules/access-method-or-tablespace-changed.ts
  'Changing the {0} of {1}': 'Perubahan {0} pada {1}',
  'access method': 'access method',
  tablespace: 'tablespace',
  // src/rules/add-column-constant-default.ts
  'On PostgreSQL {0} adding {1}.{2} with a default rewrites {3} while reads and writes wait.':
    'Pada PostgreSQL {0}, penambahan {1}.{2} dengan default menulis ulang {3}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/add-column-constrained-domain.ts
  'Adding {0}.{1} of the constrained domain {2}': 'Penambahan {0}.{1} dengan domain ber-constraint {2}',
  // src/rules/add-column-identity.ts
  'Adding the identity column {0}.{1}': 'Penambahan kolom identity {0}.{1}',
  // src/rules/add-column-serial.ts
  'Adding the serial column {0}.{1}': 'Penambahan kolom serial {0}.{1}',
  // src/rules/add-column-stored-generated.ts
  'Adding the stored generated column {0}.{1}': 'Penambahan kolom stored generated {0}.{1}',
  // src/rules/add-column-volatile-default.ts
  'Adding {0}.{1} with a volatile default': 'Penambahan {0}.{1} dengan default volatile',
  // src/rules/add-column-with-check.ts
  ', and fails there because the value for old rows violates it':
    ', lalu gagal di sana karena nilai untuk baris lama melanggarnya',
  'Adding a column with the check {0} scans {1} while reads and writes wait{2}.':
    'Penambahan kolom dengan check {0} membaca seluruh {1}, sementara pembacaan dan penulisan menunggu{2}.',
  // src/rules/add-column-with-foreign-key.ts
  'Adding a column with {0} scans {1} while reads and writes on it and writes to {2} wait.':
    'Penambahan kolom dengan {0} membaca seluruh {1}, sementara pembacaan dan penulisan pada tabel itu serta penulisan ke {2} menunggu.',
  'the referenced table': 'tabel yang dirujuk',
  // src/rules/add-column-with-unique.ts
  ', and fails there because every row gets the same value':
    ', lalu gagal di sana karena setiap baris mendapat nilai yang sama',
  'Adding a column with {0} builds {1} while reads and writes on {2} wait{3}.':
    'Penambahan kolom dengan {0} membangun {1}, sementara pembacaan dan penulisan pada {2} menunggu{3}.',
  // src/rules/attach-partition-scans.ts
  ', and on PostgreSQL {0} on {1} too': ', dan pada PostgreSQL {0} juga pada {1}',
  'Attaching {0} to {1} scans the default partition {2} while reads and writes on it wait.':
    'Pemasangan (attach) partisi {0} ke {1} membaca seluruh partisi default {2}, sementara pembacaan dan penulisan pada partisi default itu menunggu.',
  'Attaching {0} to {1} {2} while reads and writes on it wait{3}.':
    'Pemasangan (attach) partisi {0} ke {1} {2}, sementara pembacaan dan penulisan pada partisi itu menunggu{3}.',
  'builds {0}': 'membangun {0}',
  'scans {0}': 'membaca seluruh {0}',
  // src/rules/batch-holds-locks.ts
  '{0} keeps {1} waiting until {2} is done, because all pending migrations share one transaction.':
    'Pada {0}, {1} menunggu sampai {2} selesai, karena semua migrasi pending berada dalam satu transaksi.',
  // src/rules/cascade-drops.ts
  'CASCADE on {0} also removes {1}.': 'CASCADE pada {0} juga menghapus {1}.',
  'the default of {0}.{1}': 'default dari {0}.{1}',
  'the foreign key {0} of {1}': 'foreign key {0} milik {1}',
  'the materialized view {0}': 'materialized view {0}',
  'the view {0}': 'view {0}',
  // src/rules/check-constraint-validated-at-once.ts
  'Adding the check {0} scans {1} while reads and writes wait.':
    'Penambahan check {0} membaca seluruh {1}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/cluster-rewrites.ts
  'CLUSTER rewrites {0} while reads and writes wait.':
    'CLUSTER menulis ulang {0}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/collation-changed.ts
  'The collation {0} for {1} builds {2} again while reads and writes wait.':
    'Collation {0} untuk {1} membangun ulang {2}, sementara pembacaan dan penulisan menunggu.',
  'of the database': 'milik database',
  // src/rules/column-dropped.ts
  'Dropping {0} breaks running code that reads it; its values are generated and can be computed again.':
    'Penghapusan {0} membuat kode yang sedang berjalan yang membacanya gagal; nilainya dihasilkan otomatis (generated) dan bisa dihitung lagi.',
  'Dropping {0} deletes its values for good, and running code that names it fails from then on.':
    'Penghapusan {0} menghapus nilainya secara permanen, dan sejak itu kode yang sedang berjalan yang menyebutnya gagal.',
  // src/rules/column-renamed.ts
  '{0} is now {1}; running code that names it fails.':
    '{0} sekarang bernama {1}; kode yang sedang berjalan yang menyebutnya gagal.',
  // src/rules/column-type-narrowed.ts
  'Changing {0} from {1} to {2}': 'Perubahan {0} dari {1} ke {2}',
  'cuts or refuses': 'memotong atau menolak',
  'fails as soon as one row holds': 'gagal begitu ada satu baris yang berisi',
  '{0} fails on values that cannot be read as {1}: in {2} sample rows met “{3}”.':
    '{0} gagal pada nilai yang tidak bisa dibaca sebagai {1}: di {2}, baris sampel menghasilkan “{3}”.',
  '{0} rounds, cuts or refuses values {1}.': '{0} membulatkan, memotong, atau menolak nilai {1}.',
  '{0} {1} a value {2}.': '{0} {1} nilai {2}.',
  '{0} {1} values {2}, as its USING says.': '{0} {1} nilai {2}, sesuai isi USING-nya.',
  // src/rules/column-type-rewritten.ts
  'Changing {0} {1}': 'Perubahan {0} {1}',
  'from {0} to {1}': 'dari {0} ke {1}',
  'to another type named {0}': 'ke tipe lain yang bernama {0}',
  '{0} builds {1} again while reads and writes wait.':
    '{0} membangun ulang {1}, sementara pembacaan dan penulisan menunggu.',
  '{0} rewrites {1} while reads and writes wait.': '{0} menulis ulang {1}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/combinable-alters.ts
  '{0} is read or rewritten whole again, after {1}; one ALTER TABLE with both parts would do with one pass.':
    '{0} dibaca atau ditulis ulang seluruhnya sekali lagi, sesudah {1}; satu ALTER TABLE dengan kedua bagian itu cukup dengan satu kali jalan.',
  // src/rules/concurrent-index-if-not-exists.ts
  'If an earlier try left {0}.{1} INVALID, IF NOT EXISTS keeps it, and {2} goes without the index.':
    'Jika percobaan sebelumnya meninggalkan {0}.{1} dalam keadaan INVALID, IF NOT EXISTS membiarkannya, dan {2} berjalan tanpa indeks itu.',
  // src/rules/concurrently-in-transaction.ts
  ' and has no marker to leave it out, so run the statement by hand before the release':
    ' dan tidak punya marker untuk meniadakannya, jadi jalankan statement ini secara manual sebelum rilis',
  ', so {0}': ', jadi {0}',
  'all pending migrations': 'semua migrasi pending',
  'this file': 'file ini',
  '{0}: take it out of the BEGIN … COMMIT of this file.': '{0}: keluarkan dari BEGIN … COMMIT di file ini.',
  '{0}: the tool opens one around {1}{2}.': '{0}: tool membuka transaksi untuk {1}{2}.',
  '{0}: the {1} statements of this file are sent in one piece, which is a transaction, so put it alone into a file of its own.':
    '{0}: {1} statement di file ini dikirim sekaligus, dan itu adalah satu transaksi, jadi tempatkan statement ini sendirian dalam file tersendiri.',
  // src/rules/constraint-dropped.ts
  'Without {0}, {1} takes {2}.': 'Tanpa {0}, {1} menerima {2}.',
  duplicates: 'duplikat',
  'references to rows that do not exist': 'rujukan ke baris yang tidak ada',
  'rows that its check refused': 'baris yang sebelumnya ditolak oleh check-nya',
  'rows that its exclusion constraint kept apart':
    'baris-baris yang saling berkonflik menurut exclusion constraint-nya',
};
