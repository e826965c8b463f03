/** What the rules from S to W say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesSToWPhrases: Language['phrases'] = {
  // src/rules/schema-dropped.ts
  'Dropping the schema {0} {1}.': 'Penghapusan skema {0} {1}.',
  'breaks what still names it': 'membuat apa pun yang masih menyebutnya gagal',
  'deletes {0} with all rows': 'menghapus {0} beserta semua barisnya',
  // src/rules/schema-moved.ts
  '{0} is now {1}; running code finds it only if it knows that schema.':
    '{0} sekarang menjadi {1}; kode yang sedang berjalan hanya menemukannya jika mengenal skema itu.',
  // src/rules/security-definer-search-path.ts
  "The {0} {1} runs with its owner's rights and looks names up along its caller's search_path.":
    'Setelah ini, {0} {1} berjalan dengan hak owner-nya dan mencari nama menurut search_path pemanggilnya.',
  // src/rules/sequence-reset.ts
  '{0} continues from another number; below one that rows have, the next inserts fail.':
    '{0} melanjutkan dari angka lain; jika di bawah angka yang sudah dimiliki baris, insert-insert berikutnya gagal.',
  // src/rules/session-setting-leaks.ts
  'finds and creates unqualified names elsewhere': 'mencari dan membuat nama tanpa skema di tempat lain',
  'is or is not allowed to write': 'menjadi boleh atau tidak boleh menulis',
  'makes functions that nobody checked': 'membuat fungsi yang tidak diperiksa siapa pun',
  'makes tables of another kind': 'membuat tabel dengan jenis lain',
  'puts tables elsewhere': 'menempatkan tabel di tempat lain',
  'reads dates differently': 'membaca tanggal dengan cara berbeda',
  'reads times without a zone differently': 'membaca waktu tanpa zona dengan cara berbeda',
  'runs with other rights and makes objects of another owner':
    'berjalan dengan hak lain dan membuat objek milik owner lain',
  'sees rows differently': 'melihat baris secara berbeda',
  '{0} stays set after this migration, so the next one on this connection {1}.':
    '{0} tetap terpasang setelah migrasi ini, jadi migrasi berikutnya di koneksi ini {1}.',
  // src/rules/set-expression-rewrites.ts
  'The new expression of {0}.{1}': 'Ekspresi baru untuk {0}.{1}',
  // src/rules/set-not-null-scans.ts
  'On PostgreSQL {0}, which does not use the CHECK as proof, making':
    'Pada PostgreSQL {0}, yang tidak memakai CHECK sebagai bukti, menjadikan',
  '{0} {1}.{2} NOT NULL scans {3} while reads and writes wait.':
    '{0} {1}.{2} NOT NULL membaca seluruh {3}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/style-char-type.ts
  '{0}.{1} is {2}, which pads its values with spaces.':
    '{0}.{1} bertipe {2}, yang menambahkan spasi pada nilainya sampai panjang penuh.',
  // src/rules/style-integer-primary-key.ts
  '{0}, the key of a new table, is {1} and runs out of numbers.':
    '{0}, key dari sebuah tabel baru, bertipe {1} dan akan kehabisan angka.',
  // src/rules/style-json-type.ts
  '{0}.{1} is json, which cannot be compared or indexed; jsonb can.':
    '{0}.{1} bertipe json, yang tidak bisa dibandingkan atau diindeks; jsonb bisa.',
  // src/rules/style-missing-if-exists.ts
  'Dropping the {0} {1} fails when it is not there.': 'Penghapusan {0} {1} gagal jika objek itu tidak ada.',
  // src/rules/style-mixed-case-identifier.ts
  '{0} has to be quoted wherever it is named.': '{0} harus ditulis dalam tanda kutip di setiap tempat ia disebut.',
  // src/rules/style-money-type.ts
  '{0}.{1} is money, whose meaning depends on lc_monetary.':
    '{0}.{1} bertipe money, yang artinya bergantung pada lc_monetary.',
  // src/rules/style-serial.ts
  '{0}.{1} takes its numbers from a sequence by default; an identity column owns them.':
    '{0}.{1} mengambil angkanya dari sebuah sequence lewat default; kolom identity memiliki sequence-nya sendiri.',
  // src/rules/style-timestamp-without-time-zone.ts
  '{0}.{1} is {2}, which does not say which moment it means.':
    '{0}.{1} bertipe {2}, yang tidak menyatakan momen mana yang dimaksud.',
  // src/rules/style-unnamed-constraint.ts
  'PostgreSQL makes up the name of the {0} constraint added to {1}.':
    'PostgreSQL memilih sendiri nama constraint {0} yang ditambahkan ke {1}.',
  // src/rules/style-varchar-limit.ts
  '{0}.{1} is {2}; text with a CHECK is easier to change.':
    '{0}.{1} bertipe {2}; text dengan CHECK lebih mudah diubah.',
  // src/rules/table-copied.ts
  'Making {0} reads {1} whole, in one transaction.': 'Pembuatan {0} membaca {1} seluruhnya, dalam satu transaksi.',
  // src/rules/table-dropped.ts
  '; the one that takes its name starts without its rows':
    '; tabel yang mengambil namanya dimulai tanpa baris-barisnya',
  'Dropping the foreign table {0} breaks running code that reads it; the rows stay where they are.':
    'Penghapusan foreign table {0} membuat kode yang sedang berjalan yang membacanya gagal; baris-barisnya tetap di tempatnya.',
  'Dropping the partition {0} deletes its part of the rows of {1} for good.':
    'Penghapusan partisi {0} menghapus secara permanen bagiannya dari baris-baris {1}.',
  'Dropping {0} deletes its rows for good, and running code that uses it fails from then on{1}.':
    'Penghapusan {0} menghapus baris-barisnya secara permanen, dan sejak itu kode yang sedang berjalan yang memakainya gagal{1}.',
  // src/rules/table-rewritten.ts
  'The statement rewrites {0} while reads and writes wait, though its text does not say so.':
    'Statement ini menulis ulang {0}, sementara pembacaan dan penulisan menunggu, padahal teksnya tidak menyatakan itu.',
  // src/rules/table-truncated.ts
  ', and with them those of {0}': ', dan bersamanya semua baris {0}',
  'All rows of {0} are thrown away{1}.': 'Semua baris {0} dibuang{1}.',
  // src/rules/table-without-primary-key.ts
  'The new table {0} has no primary key.': 'Tabel baru {0} tidak punya primary key.',
  // src/rules/timestamp-zone-rewrite.ts
  'Changing {0} to {1} did not rewrite {2} only because TimeZone was UTC; with another TimeZone it is rewritten while reads and writes wait, and every value is shifted.':
    'Perubahan {0} ke {1} tidak menulis ulang {2} hanya karena TimeZone bernilai UTC; dengan TimeZone lain, tabel itu ditulis ulang sementara pembacaan dan penulisan menunggu, dan setiap nilai bergeser.',
  'On PostgreSQL {0} changing {1} to {2} rewrites {3} while reads and writes wait.':
    'Pada PostgreSQL {0}, perubahan {1} ke {2} menulis ulang {3}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/transaction-ended-early.ts
  'This COMMIT ends the transaction of the tool, so what follows and the record of the migration commit separately.':
    'COMMIT ini mengakhiri transaksi milik tool, jadi yang sesudahnya dan catatan migrasinya di-commit secara terpisah.',
  'This ROLLBACK undoes everything before it, and the tool records the migration as applied.':
    'ROLLBACK ini membatalkan semua yang ada sebelumnya, tetapi tool mencatat migrasi ini sebagai sudah diterapkan.',
  // src/rules/transaction-left-open.ts
  'This BEGIN has no COMMIT, so what follows it is undone when the connection closes.':
    'BEGIN ini tidak punya COMMIT, jadi yang sesudahnya dibatalkan saat koneksi ditutup.',
  // src/rules/trigger-added.ts
  'From now on {0} runs for {1} {2}; adding it blocks writes until the transaction ends.':
    'Mulai sekarang {0} berjalan untuk {1} {2}; penambahannya memblokir penulisan sampai transaksinya berakhir.',
  'each row written to': 'setiap baris yang ditulis ke',
  'each statement that writes to': 'setiap statement yang menulis ke',
  // src/rules/trigger-dropped.ts
  'Writes to {0} no longer run {1}.': 'Penulisan ke {0} tidak lagi menjalankan {1}.',
  // src/rules/triggers-disabled.ts
  'From here on no trigger runs and no foreign key is checked in this {0}.':
    'Mulai dari sini, tidak ada trigger yang berjalan dan tidak ada foreign key yang diperiksa dalam {0} ini.',
  'Switching off {0} of {1} for a while leaves unchecked and unmaintained what is written meanwhile.':
    'Penonaktifan {0} pada {1} untuk sementara membuat apa yang ditulis selama itu tidak diperiksa dan tidak dipelihara.',
  'Switching off {0} of {1} lasts, because nothing in this migration switches it on again.':
    'Penonaktifan {0} pada {1} berlaku seterusnya, karena tidak ada yang mengaktifkannya lagi dalam migrasi ini.',
  'all triggers and foreign keys': 'semua trigger dan foreign key',
  'all triggers of users': 'semua trigger milik pengguna',
  session: 'sesi',
  'the trigger': 'trigger',
  transaction: 'transaksi',
  // src/rules/unbatched-data-change.ts
  'One statement reads all of {0} and {1} {2}, with no bound on the rows it changes.':
    'Satu statement membaca seluruh {0} dan {1} {2}, tanpa batas pada jumlah baris yang diubahnya.',
  'This block reads all of {0} and changes rows of it in one transaction.':
    'Blok ini membaca seluruh {0} dan mengubah baris-barisnya dalam satu transaksi.',
  'deletes from': 'menghapus baris dari',
  'inserts into': 'menyisipkan baris ke',
  it: 'tabel itu',
  'merges into': 'melakukan MERGE ke',
  updates: 'memperbarui',
  // src/rules/unique-constraint-builds-index.ts
  'Adding {0} builds {1} while reads and writes on {2} wait.':
    'Penambahan {0} membangun {1}, sementara pembacaan dan penulisan pada {2} menunggu.',
  // src/rules/update-without-where.ts
  'Every row of {0} is updated in one statement and stays locked until the transaction ends.':
    'Setiap baris {0} diperbarui dalam satu statement dan tetap di-lock sampai transaksinya berakhir.',
  // src/rules/vacuum-full.ts
  'VACUUM FULL rewrites {0} while reads and writes wait.':
    'VACUUM FULL menulis ulang {0}, sementara pembacaan dan penulisan menunggu.',
  // src/rules/validated-in-same-transaction.ts
  'Validating {0} in the transaction that added it scans {1}':
    'Validasi {0} dalam transaksi yang menambahkannya membaca seluruh {1}',
  '{0} while DDL waits.': '{0}, sementara DDL menunggu.',
  '{0} while {1} wait.': '{0}, sementara {1} menunggu.',
  // src/rules/version-duplicated.ts
  'another migration': 'migrasi lain',
  '{0} has the version {1} of {2}{3}.': '{0} memiliki versi {1}, sama dengan {2}{3}.',
  '{0}, which pull request {1} adds': '{0}, yang ditambahkan oleh pull request {1}',
  // src/rules/view-columns-changed.ts
  'gives {0} as {1} instead of {2}': 'memberikan {0} sebagai {1} alih-alih {2}',
  'no longer has {0}': 'tidak lagi memiliki {0}',
  '{0} {1}, which its readers have to expect.': '{0} {1}, dan para pembacanya harus memperhitungkan itu.',
  // src/rules/view-dropped.ts
  'Dropping the {0} {1} breaks everything that still reads it.':
    'Penghapusan {0} {1} membuat apa pun yang masih membacanya gagal.',
  // src/rules/view-recreated.ts
  '{0} is made again without the privileges that {1} had on it.':
    '{0} dibuat lagi tanpa privilege yang sebelumnya dimiliki {1} atasnya.',
  '{0} is missing between its drop and its creation, which run in different transactions.':
    '{0} tidak ada di antara penghapusan dan pembuatannya, yang berjalan dalam transaksi berbeda.',
  // src/rules/way-back-loses-data.ts
  NULL: 'menjadi NULL',
  'after going up and down': 'setelah up lalu down',
  'after going up, and going down does not mend it': 'setelah up, dan down tidak memperbaikinya',
  another: 'berubah',
  dropped: 'dihapus',
  gone: 'hilang',
  'left over': 'tersisa',
  'sample rows': 'baris sampel',
  'sample values': 'nilai sampel',
  'there more than once': 'ada lebih dari sekali',
  '{0} of {1} ': '{0} dari {1} ',
  '{0}{1} of {2} are {3} {4}.': '{0}{1} di {2} {3} {4}.',
  // src/rules/way-back-missing.ts
  'The way down of {0} is empty: it would roll back nothing.':
    'Migrasi down dari {0} kosong: rollback-nya tidak akan mengembalikan apa pun.',
  '{0} has no way down.': '{0} tidak punya migrasi down.',
  '{0} The same statement reaches {1}.': '{0} Statement yang sama juga menjangkau {1}.',
};
