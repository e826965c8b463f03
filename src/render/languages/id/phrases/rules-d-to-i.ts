/** What the rules from D to I say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesDToIPhrases: Language['phrases'] = {
  // src/rules/ddl-and-backfill-together.ts
  ' (and {0} more like it)': ' (dan {0} lagi yang serupa)',
  'Changing rows by a full read of {0}{1} keeps {2} waiting on {3}, {4} before.':
    'Perubahan baris dengan membaca seluruh {0}{1} membuat {2} menunggu pada {3}, {4} sebelumnya.',
  'reads and writes': 'pembacaan dan penulisan',
  'which the transaction of all pending migrations locked': 'yang sudah di-lock oleh transaksi semua migrasi pending',
  'which this transaction locked': 'yang sudah di-lock oleh transaksi ini',
  writes: 'penulisan',
  // src/rules/delete-without-where.ts
  'Every row of {0} is deleted.': 'Semua baris {0} dihapus.',
  // src/rules/depends-on-data.ts
  'Building {0}.{1} fails if rows of {2} hold duplicates.':
    'Pembangunan {0}.{1} gagal jika ada duplikat di baris-baris {2}.',
  "This statement was refused by sample rows ({0}), so production's rows decide whether it passes.":
    'Statement ini ditolak oleh baris sampel ({0}), jadi isi baris di produksi yang menentukan apakah statement ini berhasil.',
  'Validating {0} fails if rows of {1} violate it.': 'Validasi {0} gagal jika ada baris {1} yang melanggarnya.',
  // src/rules/detach-partition-not-concurrent.ts
  '; PostgreSQL {0} has no concurrent form': '; PostgreSQL {0} tidak punya bentuk concurrent',
  'Detaching {0} stops reads and writes on {1} until the transaction ends{2}.':
    'Pelepasan (detach) partisi {0} menghentikan pembacaan dan penulisan pada {1} sampai transaksinya berakhir{2}.',
  // src/rules/drop-column-takes-along.ts
  'Dropping {0}.{1} also drops {2}.': 'Penghapusan {0}.{1} juga menghapus {2}.',
  'the check': 'check',
  'the exclusion constraint': 'exclusion constraint',
  'the foreign key': 'foreign key',
  'the index {0}': 'indeks {0}',
  'the primary key': 'primary key',
  'the unique constraint': 'unique constraint',
  'the unique index {0}': 'indeks unik {0}',
  // src/rules/duplicate-index.ts
  '{0} makes {1} on {2} superfluous, and every write pays for both.':
    '{0} membuat {1} pada {2} tidak diperlukan lagi, padahal setiap penulisan menanggung biaya keduanya.',
  '{0} on {1} serves no query that {2} does not serve, and every write pays for it.':
    '{0} pada {1} tidak melayani query apa pun yang tidak dilayani {2}, padahal setiap penulisan menanggung biayanya.',
  // src/rules/enum-value-renamed.ts
  'Running code that still uses {0} of {1} fails once it is called {2}.':
    'Kode yang sedang berjalan yang masih memakai {0} dari {1} gagal begitu nilai itu bernama {2}.',
  // src/rules/enum-value-used-too-early.ts
  'On PostgreSQL {0} adding {1} to {2} fails, because it runs inside a transaction.':
    'Pada PostgreSQL {0}, penambahan {1} ke {2} gagal, karena dijalankan di dalam transaksi.',
  'The new enum value {0} is used in the transaction that adds it, which PostgreSQL refuses.':
    'Nilai enum baru {0} dipakai dalam transaksi yang menambahkannya, dan PostgreSQL menolak itu.',
  // src/rules/event-trigger-created.ts
  'The event trigger {0} runs at every {1} of the whole database from then on.':
    'Sejak itu, event trigger {0} berjalan pada setiap {1} di seluruh database.',
  event: 'event',
  // src/rules/exclusion-constraint-added.ts
  'Adding the exclusion constraint {0} builds {1} while reads and writes on {2} wait.':
    'Penambahan exclusion constraint {0} membangun {1}, sementara pembacaan dan penulisan pada {2} menunggu.',
  // src/rules/expand-and-contract-together.ts
  '{0} gets {1} and loses {2} in one pull request, so neither the old nor the new code can be deployed first.':
    '{0} mendapat {1} dan kehilangan {2} dalam satu pull request, jadi baik kode lama maupun kode baru tidak bisa di-deploy lebih dulu.',
  // src/rules/extension-created.ts
  'The extension {0} has to be available on production, where {1}.':
    'Ekstensi {0} harus tersedia di produksi, dan di sana {1}.',
  'a role with CREATE on the database may install it': 'role dengan CREATE pada database boleh menginstalnya',
  'on PostgreSQL {0} only a superuser may install it': 'pada PostgreSQL {0} hanya superuser yang boleh menginstalnya',
  'only a superuser may install it, or the role that the hosting provider names':
    'hanya superuser yang boleh menginstalnya, atau role yang ditentukan penyedia hosting',
  // src/rules/foreign-key-cascades.ts
  'Deleting a row of {0} that {1} refers to fails, because {2} sets a NOT NULL column to null.':
    'Penghapusan baris {0} yang dirujuk oleh {1} gagal, karena {2} mengisi kolom NOT NULL dengan NULL.',
  'From now on deleting a row of {0} deletes the rows of {1} that refer to it.':
    'Mulai sekarang, penghapusan sebuah baris {0} juga menghapus baris-baris {1} yang merujuknya.',
  'From now on deleting a row of {0} sets the reference in {1} to {2}.':
    'Mulai sekarang, penghapusan sebuah baris {0} mengubah rujukan di {1} menjadi {2}.',
  'its default': 'nilai default-nya',
  null: 'NULL',
  // src/rules/foreign-key-type-mismatch.ts
  '{0}.{1} is {2}, and {3}.{4}, which it refers to, is {5}.':
    '{0}.{1} bertipe {2}, sedangkan {3}.{4} yang dirujuknya bertipe {5}.',
  // src/rules/foreign-key-validated-at-once.ts
  ', and reads of {0} as well, because this transaction locked it before':
    ', dan pembacaan {0} juga, karena transaksi ini sudah me-lock tabel itu sebelumnya',
  'Adding {0} scans {1} while writes to {2} wait{3}.':
    'Penambahan {0} membaca seluruh {1}, sementara penulisan ke {2} menunggu{3}.',
  // src/rules/foreign-key-without-index.ts
  'No index starts with ({0}), so each delete in {1} reads all of {2}.':
    'Tidak ada indeks yang diawali ({0}), jadi setiap penghapusan di {1} membaca seluruh {2}.',
  // src/rules/full-scan-under-lock.ts
  'The statement reads all of {0} while it keeps {1} waiting.':
    'Statement ini membaca seluruh {0} sambil membuat {1} menunggu.',
  // src/rules/grant-to-public.ts
  'Every role, present and future, has {0} on {1} from then on.':
    'Sejak itu, setiap role, yang ada sekarang maupun nanti, memiliki {0} pada {1}.',
  // src/rules/hidden-effects.ts
  'A function called by the query': 'Fungsi yang dipanggil oleh query ini',
  'A trigger, foreign key or function': 'Trigger, foreign key, atau fungsi',
  'The DO block': 'Blok DO ini',
  'The prepared statement': 'Prepared statement ini',
  'The procedure': 'Prosedur ini',
  changed: 'mengubah',
  'kept {0} waiting on': 'membuat {0} menunggu pada',
  rewrote: 'menulis ulang',
  'wrote to': 'menulis ke',
  // src/rules/index-drop-not-concurrent.ts
  'Dropping {0}.{1} takes an ACCESS EXCLUSIVE lock on {2}, for which it waits while all reads and writes queue up behind it.':
    'Penghapusan {0}.{1} mengambil lock ACCESS EXCLUSIVE pada {2}; selama menunggu lock itu, semua pembacaan dan penulisan ikut mengantre di belakangnya.',
  // src/rules/index-not-concurrent.ts
  ', because this transaction locked the table before': ', karena transaksi ini sudah me-lock tabel itu sebelumnya',
  'Building {0} blocks {1} on {2} until the build is done{3}.':
    'Pembangunan {0} memblokir {1} pada {2} sampai selesai dibangun{3}.',
  // src/rules/invalid-index-left.ts
  ', because not every partition has an index attached to it':
    ', karena tidak setiap partisi memiliki indeks yang dipasang (attach) padanya',
  '{0} on {1} is INVALID after the last migration{2}.': '{0} pada {1} berstatus INVALID setelah migrasi terakhir{2}.',
};
