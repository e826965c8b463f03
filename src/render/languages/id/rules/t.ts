/** The documentation of the rules whose id begins with t, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesT: Language['rules'] = {
  'table-copied': {
    title: 'Tabel diisi dari tabel lain sekaligus',
    what: '`CREATE TABLE … AS`, `SELECT … INTO`, atau `CREATE MATERIALIZED VIEW` membaca seluruh tabel yang sudah ada sebelumnya. Penyalinan dengan `INSERT … SELECT` adalah urusan aturan tentang perubahan data.',
    why: 'Penyalinan berjalan dalam satu transaksi dan lamanya sebanding dengan besar tabelnya: VACUUM tidak bisa membersihkan di belakangnya, DDL pada tabel itu menunggu, dan jika migrasi sebelumnya sudah me-lock sesuatu, itu tetap di-lock.',
    safe: 'Buat tabelnya kosong (`WITH NO DATA`, atau `LIKE … INCLUDING ALL`), isi per batch di luar migrasi, dan refresh materialized view saat keadaan sepi.',
  },
  'table-dropped': {
    title: 'Tabel dihapus',
    what: 'Tabel yang sudah ada sebelumnya dihapus, oleh statement apa pun: `DROP TABLE`, blok `DO`, atau `CASCADE` dari induknya.',
    why: 'Baris-barisnya hilang saat transaksi di-commit, dan kode yang masih berjalan gagal pada setiap statement yang menyebutnya. Penghapusan ini menunggu setiap query pada tabel itu, dan pada tabel-tabel yang dirujuknya.',
    safe: 'Contract paling akhir: rilis kode tanpa tabel itu, cabut aksesnya atau ganti namanya selama satu rilis untuk melihat siapa yang masih memakainya, simpan dump (`pg_dump -t`), lalu hapus dalam pull request tersendiri.',
  },
  'table-renamed': {
    title: 'Tabel atau view diganti nama',
    what: 'Pada akhirnya, tabel atau view yang sudah ada sebelumnya memiliki nama lain, dan tidak ada objek dengan kolom-kolomnya yang mengambil nama lamanya.',
    why: 'Kode yang masih berjalan menyebut nama lama dan langsung gagal; kode yang dirilis sebelum migrasi juga gagal. Tidak ada saat ketika keduanya berfungsi.',
    safe: `Pertahankan nama lama tetap berfungsi sampai tidak ada kode yang memakainya, dalam transaksi yang sama dengan penggantian namanya:

\`\`\`sql
ALTER TABLE members RENAME TO people;
CREATE VIEW members AS SELECT * FROM people;
\`\`\`

View sederhana menerima INSERT, UPDATE, dan DELETE (juga \`ON CONFLICT\`, tetapi tidak foreign key dan tidak TRUNCATE). Beri view itu grant yang sama dengan tabelnya. Hapus satu rilis kemudian.`,
  },
  'table-rewritten': {
    title: 'Tabel ditulis ulang oleh sesuatu yang tidak terlihat di SQL',
    what: 'Statement yang membuat file dari tabel yang sudah ada berganti menjadi file lain, padahal tidak ada di teksnya yang meminta itu: blok DO, fungsi, SQL dinamis, event trigger.',
    why: 'Penulisan ulang menahan lock ACCESS EXCLUSIVE: tidak ada yang bisa membaca atau menulis ke tabel itu, dan lamanya sebanding dengan besar tabelnya.',
    safe: 'Temukan perintahnya di dalam blok atau fungsi itu dan keluarkan ke migrasi tersendiri, dalam bentuk aman yang dijelaskan aturannya.',
  },
  'table-truncated': {
    title: 'TRUNCATE pada tabel yang dipakai',
    what: '`TRUNCATE` pada tabel yang sudah ada sebelumnya.',
    why: 'Semua baris hilang, dan tidak ada migrasi down yang bisa mengembalikannya. Perintah ini mengambil ACCESS EXCLUSIVE, jadi pembacaan dan penulisan menunggu; dengan `CASCADE`, tabel-tabel yang tidak disebut siapa pun ikut dikosongkan.',
    safe: 'Simpan dulu salinannya (`CREATE TABLE t_backup AS TABLE t`), hilangkan `CASCADE` dan sebutkan setiap tabel, dan pastikan tidak ada rilis yang sedang berjalan yang memerlukan baris-baris itu.',
  },
  'table-without-primary-key': {
    title: 'Tabel baru tanpa primary key',
    what: 'Tabel baru, yang bukan tabel sementara dan bukan partisi, pada akhirnya tidak punya primary key.',
    why: 'Baris tidak bisa dibedakan satu sama lain: duplikat tetap ada, batch tidak bisa menelusurinya per halaman, logical replication menolak UPDATE dan DELETE jika tabelnya dipublikasikan, dan tool seperti pg_repack tidak menerimanya. Sebuah key murah sekarang, dan kelak menjadi pembangunan yang memblokir.',
    safe: 'Beri satu: `id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY`, atau kolom-kolom yang mengidentifikasi sebuah baris.',
  },
  'timestamp-zone-rewrite': {
    title: 'Perubahan tipe timestamp yang bergantung pada TimeZone',
    what: '`ALTER COLUMN … TYPE timestamptz` (atau kembali ke `timestamp`) yang tanpa biaya hanya karena uji coba berjalan dengan `TimeZone` UTC.',
    why: 'Dengan UTC, nilai yang tersimpan tetap seperti semula. Dengan `TimeZone` lain apa pun dari role, database, atau klien yang menjalankan migrasi, tabelnya ditulis ulang sementara pembacaan dan penulisan menunggu, dan nilai lama dibaca sebagai waktu di zona itu.',
    safe: "Nyatakan dalam migrasi, dalam transaksi yang sama: `SET LOCAL TimeZone = 'UTC';` sebelum ALTER. Jika nilai lama adalah waktu lokal dari zona lain, penulisan ulang memang diperlukan: expand dan contract.",
  },
  'transaction-ended-early': {
    title: 'Transaksi milik tool diakhiri oleh file',
    what: '`COMMIT` atau `ROLLBACK` dalam file yang dijalankan tool migrasi di dalam transaksinya sendiri.',
    why: 'Setelah COMMIT, setiap statement berikutnya di-commit sendiri-sendiri, begitu pula catatan bahwa migrasi sudah berjalan: jika kemudian ada yang gagal, setengahnya tertinggal. Setelah ROLLBACK, semua yang sebelumnya hilang, tetapi migrasinya tercatat sebagai sudah diterapkan.',
    safe: 'Serahkan BEGIN, COMMIT, dan ROLLBACK kepada tool. Jika sebuah bagian harus di-commit sendiri, beri file tersendiri, atau jalankan file itu tanpa transaksi milik tool.',
  },
  'transaction-left-open': {
    title: 'Transaksi yang tidak pernah diakhiri',
    what: '`BEGIN` di file tanpa `COMMIT` atau `ROLLBACK` sesudahnya.',
    why: 'PostgreSQL membatalkan pekerjaan itu saat koneksi ditutup, padahal tool mungkin sudah mencatatnya sebagai sudah diterapkan. Sampai saat itu setiap lock tetap ditahan, dan koneksi dari pool berlanjut di dalam transaksi itu.',
    safe: 'Akhiri file dengan COMMIT, atau hilangkan BEGIN dan biarkan tool yang membuka transaksi.',
  },
  'trigger-added': {
    title: 'Trigger ditambahkan',
    what: '`CREATE TRIGGER` pada tabel yang sudah ada yang belum punya trigger dengan nama itu.',
    why: 'Penulisan menunggu sampai transaksinya berakhir (SHARE ROW EXCLUSIVE). Sejak itu setiap penulisan yang cocok juga menjalankan fungsinya: menjadi lebih lambat, dan gagal jika fungsinya gagal.',
    safe: 'Pasang `lock_timeout`, buat fungsinya lebih dulu dan dalam migrasi lain, buat fungsinya singkat, dan jangan tempatkan apa pun yang lambat dalam transaksi yang sama.',
  },
  'trigger-dropped': {
    title: 'Trigger dihapus',
    what: 'Trigger dari tabel yang sudah ada dihapus, menurut namanya atau bersama fungsinya, dan tidak dibuat lagi.',
    why: 'Yang dipeliharanya (baris audit, kolom pencarian, penghitung, pemeriksaan) sejak saat itu menjadi usang tanpa pemberitahuan. Penghapusannya mengambil ACCESS EXCLUSIVE, jadi pembacaan dan penulisan menunggu sampai transaksinya berakhir.',
    safe: 'Rilis dulu kode yang tidak membutuhkannya. Hapus dalam migrasi tersendiri dengan `lock_timeout` terpasang. Untuk mengubah sebuah trigger, gunakan `CREATE OR REPLACE TRIGGER` (14 ke atas) atau ganti fungsinya.',
  },
  'triggers-disabled': {
    title: 'Trigger atau foreign key dimatikan',
    what: '`DISABLE TRIGGER` pada tabel yang sudah ada, atau `session_replication_role` disetel ke `replica`.',
    why: 'Yang dipelihara trigger menjadi usang untuk baris yang ditulis selama itu. `DISABLE TRIGGER ALL` dan mode replica juga mematikan foreign key: baris tanpa induk bisa masuk, dan pengaktifan kembali tidak memeriksanya.',
    safe: 'Tulis baris dengan trigger tetap aktif, per batch. Jika itu tidak mungkin, matikan satu trigger itu menurut namanya, kerjakan, dan aktifkan lagi dalam transaksi yang sama, lalu perbaiki sesudahnya apa yang dipeliharanya.',
  },
};
