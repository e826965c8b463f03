/** What the rules from L to R say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesLToRPhrases: Language['phrases'] = {
  // src/rules/lock-table-explicit.ts
  'LOCK TABLE keeps {0} on {1} waiting until the transaction ends.':
    'LOCK TABLE membuat {0} pada {1} menunggu sampai transaksinya berakhir.',
  // src/rules/long-work-under-exclusive-lock.ts
  'While {0}{1}, nobody reads or writes {2}, which {3} locked before.':
    'Selama {0}{1}, tidak ada yang bisa membaca atau menulis ke {2}, yang sudah di-lock oleh {3} sebelumnya.',
  'all of {0} is read': 'seluruh {0} dibaca',
  'the transaction of all pending migrations': 'transaksi semua migrasi pending',
  'this transaction': 'transaksi ini',
  '{0} is built': '{0} dibangun',
  '{0} is rewritten': '{0} ditulis ulang',
  // src/rules/many-tables-locked.ts
  'One transaction': 'Satu transaksi',
  'The transaction of all pending migrations': 'Transaksi semua migrasi pending',
  'reads or writes': 'pembacaan atau penulisan',
  '{0} keeps {1} waiting on {2} tables at once: {3}.': '{0} membuat {1} menunggu pada {2} tabel sekaligus: {3}.',
  // src/rules/materialized-view-refresh-blocks-reads.ts
  'CONCURRENTLY is impossible, because it has no unique index on columns alone':
    'CONCURRENTLY tidak bisa dipakai, karena materialized view ini tidak punya indeks unik yang hanya terdiri atas kolom, tanpa ekspresi',
  'CONCURRENTLY would let them pass': 'CONCURRENTLY akan membiarkan pembaca tetap berjalan',
  'Refreshing {0} keeps its readers waiting until its query is done; {1}.':
    'Refresh {0} membuat pembacanya menunggu sampai query-nya selesai; {1}.',
  // src/rules/migration-edited.ts
  '{0} was edited after it was merged, so databases that ran it keep the old result{1}.':
    '{0} diedit setelah di-merge, jadi database yang sudah menjalankannya tetap menyimpan hasil lama{1}.',
  // src/rules/migration-empty.ts
  '{0} holds no statement and will be recorded as applied.':
    '{0} tidak memuat statement apa pun dan akan dicatat sebagai sudah diterapkan.',
  // src/rules/migration-out-of-order.ts
  'a merged one': 'migrasi yang sudah di-merge',
  '{0} sorts before {1}{2}.': '{0} terurut sebelum {1}{2}.',
  '{0}, which is merged already': '{0}, yang sudah di-merge',
  // src/rules/migration-removed.ts
  '{0} was removed, so its result stays in databases that ran it and is missing in new ones{1}.':
    '{0} dihapus, jadi hasilnya tetap ada di database yang sudah menjalankannya dan tidak ada di database baru{1}.',
  // src/rules/migration-renamed.ts
  ' from {0}': ' dari {0}',
  '{0} was renamed{1} after it was merged{2}.': '{0} diganti namanya{1} setelah di-merge{2}.',
  '{0} was renamed{1}, which gives it another version, so databases that ran it run it a second time.':
    '{0} diganti namanya{1}, sehingga versinya menjadi lain, jadi database yang sudah menjalankannya akan menjalankannya untuk kedua kali.',
  // src/rules/missing-lock-timeout.ts
  'No lock_timeout bounds how long queries on {0} queue behind this migration.':
    'Tidak ada lock_timeout yang membatasi berapa lama query pada {0} mengantre di belakang migrasi ini.',
  // src/rules/missing-statement-timeout.ts
  'No statement_timeout bounds how long this migration blocks {0}.':
    'Tidak ada statement_timeout yang membatasi berapa lama migrasi ini memblokir {0}.',
  // src/rules/nested-transaction.ts
  'This BEGIN is ignored, because a transaction is open already.':
    'BEGIN ini diabaikan, karena sudah ada transaksi yang terbuka.',
  // src/rules/not-null-without-default.ts
  'Adding {0}.{1} as NOT NULL without a default fails as soon as {2} has a row.':
    'Penambahan {0}.{1} sebagai NOT NULL tanpa default gagal begitu {2} memiliki satu baris.',
  // src/rules/owner-changed.ts
  'The {0} {1} belongs to {2} instead of {3}.': 'Owner {0} {1} menjadi {2}, sebelumnya {3}.',
  // src/rules/partition-created-under-lock.ts
  'Creating the partition {0}': 'Pembuatan partisi {0}',
  'Dropping the partition {0}': 'Penghapusan partisi {0}',
  'scans the default partition {0} while reads and writes on {1} wait':
    'membaca seluruh partisi default {0}, sementara pembacaan dan penulisan pada {1} menunggu',
  'stops reads and writes on {0} until the transaction ends':
    'menghentikan pembacaan dan penulisan pada {0} sampai transaksinya berakhir',
  // src/rules/partitioned-index-not-concurrent.ts
  'Building the index on {0} blocks writes on {1} until all {2} done.':
    'Pembangunan indeks pada {0} memblokir penulisan pada {1} sampai {2} selesai.',
  'PostgreSQL refuses CONCURRENTLY on the partitioned table {0}: build the index on each partition and attach it.':
    'PostgreSQL menolak CONCURRENTLY pada tabel berpartisi {0}: bangun indeks pada setiap partisi dan pasang (attach).',
  'of it is': 'semuanya',
  '{0} builds are': 'semua {0} pembangunan indeks',
  // src/rules/persistence-changed.ts
  ', and a crash empties it from then on': ', dan sejak itu isinya dikosongkan jika terjadi crash',
  'Making {0} {1} rewrites it while reads and writes wait{2}.':
    'Pengubahan {0} menjadi {1} menulis ulang tabel itu, sementara pembacaan dan penulisan menunggu{2}.',
  logged: 'logged',
  unlogged: 'unlogged',
  // src/rules/policy-dropped.ts
  'The policy {0} of {1} is dropped; row security is off there, so it had no effect.':
    'Policy {0} milik {1} dihapus; row security di sana nonaktif, jadi policy itu tidak berpengaruh.',
  'Without the policy {0}, roles other than the owner see other rows of {1} than before.':
    'Tanpa policy {0}, role selain owner melihat baris {1} yang berbeda dari sebelumnya.',
  '{0} was the last policy of {1}, so nobody but its owner sees or writes a row from then on.':
    '{0} adalah policy terakhir milik {1}, jadi sejak itu hanya owner-nya yang bisa melihat atau menulis baris.',
  // src/rules/primary-key-builds-index.ts
  'Adding the primary key {0} builds {1} while reads and writes on {2} wait.':
    'Penambahan primary key {0} membangun {1}, sementara pembacaan dan penulisan pada {2} menunggu.',
  // src/rules/primary-key-dropped.ts
  ' and its replica identity': ' dan replica identity-nya',
  '{0} loses its primary key {1}{2}.': '{0} kehilangan primary key {1}{2}.',
  // src/rules/primary-key-on-nullable-column.ts
  Making: 'Menjadikan',
  'On PostgreSQL {0} making': 'Pada PostgreSQL {0}, menjadikan',
  '{0} {1} the primary key scans {2} for NULL in {3} while reads and writes wait.':
    '{0} {1} primary key membaca seluruh {2} untuk mencari NULL di {3}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/reapply-fails.ts
  'Going up again gives another schema: {0}.': 'Up yang dijalankan lagi menghasilkan skema yang berbeda: {0}.',
  'Going up again stops here: {0}.': 'Up yang dijalankan lagi berhenti di sini: {0}.',
  // src/rules/reindex-not-concurrent.ts
  'Rebuilding {0} blocks writes on {1}, and every read that opens the index, until it is done.':
    'Pembangunan ulang {0} memblokir penulisan pada {1}, dan setiap pembacaan yang membuka indeks itu, sampai selesai.',
  // src/rules/replica-identity-weakened.ts
  '{0} has no replica identity, so UPDATE and DELETE on it fail wherever it is published.':
    '{0} tidak punya replica identity, jadi UPDATE dan DELETE padanya gagal di mana pun tabel itu dipublikasikan (publication).',
  // src/rules/role-created.ts
  'The role {0} is made for the whole cluster, not for this database alone.':
    'Role {0} dibuat untuk seluruh cluster, bukan hanya untuk database ini.',
  // src/rules/rollback-differs.ts
  ' Going up again fails then.': ' Setelah itu, up yang dijalankan lagi gagal.',
  'The way down {0}.{1}': 'Migrasi down {0}.{1}',
  'changes {0}': 'mengubah {0}',
  'does not bring back {0}': 'tidak mengembalikan {0}',
  'leaves {0}': 'menyisakan {0}',
  '{0}, and {1}': '{0}, dan {1}',
  // src/rules/rollback-fails.ts
  ' (SQLSTATE {0})': ' (SQLSTATE {0})',
  'The way down stops here: {0}': 'Migrasi down berhenti di sini: {0}',
  'The way down stops here: {0}{1}.': 'Migrasi down berhenti di sini: {0}{1}.',
  // src/rules/routine-or-type-dropped.ts
  'The {0} {1} gives way to {2}; calls that fit only the old one fail.':
    'Sekarang {0} {1} digantikan oleh {2}; pemanggilan yang hanya cocok dengan yang lama gagal.',
  'The {0} {1} is gone, and running code that still names it fails.':
    'Tidak ada lagi {0} {1}, dan kode yang sedang berjalan yang masih menyebutnya gagal.',
  // src/rules/row-security-disabled.ts
  ' until it is enabled again': ' sampai diaktifkan lagi',
  'its policy holds': 'policy-nya',
  'its {0} policies hold': '{0} policy-nya',
  '{0} shows all rows to every role with a grant{1}, because {2} no longer.':
    '{0} menampilkan semua baris kepada setiap role yang memiliki grant{1}, karena {2} tidak lagi berlaku.',
  // src/rules/row-security-without-policy.ts
  ' until a later transaction changes that': ' sampai transaksi berikutnya mengubahnya',
  '{0} has row security and no policy, so nobody but its owner sees or writes a row{1}.':
    '{0} memakai row security tanpa policy, jadi hanya owner-nya yang bisa melihat atau menulis baris{1}.',
};
