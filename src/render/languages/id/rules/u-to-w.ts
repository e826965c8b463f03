/** The documentation of the rules from u to w, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesUToW: Language['rules'] = {
  'unbatched-data-change': {
    title: 'Baris diubah tanpa batch',
    what: '`UPDATE`, `DELETE`, `MERGE`, atau `INSERT … SELECT` pada tabel yang sudah ada yang membaca seluruh tabel dan tidak dibatasi LIMIT, key, atau rentang; juga di dalam blok DO atau fungsi.',
    why: 'Di produksi, statement ini membaca semua yang ada. Baris yang diubahnya tetap di-lock sampai transaksinya berakhir, replika tertinggal, dan kegagalan menjelang akhir membatalkan semuanya.',
    safe: `Ubah baris per batch, masing-masing dalam transaksi tersendiri, di luar migrasi atau dalam migrasi yang berjalan tanpa transaksi:

\`\`\`sql
DELETE FROM t WHERE id IN (SELECT id FROM t WHERE created < '2020-01-01' LIMIT 5000);
-- ulangi, sampai tidak ada lagi yang diubah
\`\`\``,
  },
  'unique-constraint-builds-index': {
    title: 'UNIQUE constraint membangun indeksnya saat itu juga',
    what: '`ADD UNIQUE` tanpa `USING INDEX` pada kolom yang sudah ada di tabel yang sudah ada.',
    why: 'Indeksnya dibangun dengan ACCESS EXCLUSIVE, yang bahkan tidak diambil oleh `CREATE INDEX` biasa: pembacaan dan penulisan menunggu sampai selesai. Satu duplikat membuatnya gagal.',
    safe: `Bangun indeks unik secara concurrent, lalu buat constraint dari indeks itu:

\`\`\`sql
-- dalam migrasi di luar transaksi
CREATE UNIQUE INDEX CONCURRENTLY t_c_key ON t (c);
-- lalu
ALTER TABLE t ADD CONSTRAINT t_c_key UNIQUE USING INDEX t_c_key;
\`\`\``,
  },
  'update-without-where': {
    title: 'UPDATE semua baris dalam satu statement',
    what: '`UPDATE` tanpa `WHERE` pada tabel yang sudah ada sebelumnya.',
    why: 'Setiap baris di-lock sampai transaksinya berakhir, jadi penulis ke baris mana pun menunggu; setiap baris ditulis lagi, ukuran tabel bisa menjadi dua kali lipat, dan kegagalan menjelang akhir membatalkan semuanya.',
    safe: `Ubah baris per batch, masing-masing dalam transaksi tersendiri, di luar migrasi atau dalam migrasi yang berjalan tanpa transaksi:

\`\`\`sql
UPDATE t SET c = 'new' WHERE id IN (SELECT id FROM t WHERE c IS NULL LIMIT 5000);
-- ulangi, sampai tidak ada lagi yang diubah
\`\`\``,
  },
  'vacuum-full': {
    title: 'VACUUM FULL',
    what: '`VACUUM FULL` dalam migrasi.',
    why: 'Perintah ini menyalin tabel dan membangun ulang semua indeksnya dengan lock ACCESS EXCLUSIVE: selama itu tidak ada yang bisa membaca atau menulis ke tabel itu, dan diperlukan ruang untuk salinan kedua.',
    safe: '`VACUUM (ANALYZE) …` biasa membuat ruangnya bisa dipakai lagi tanpa memblokir. Untuk mengembalikannya ke sistem, `pg_repack` atau `pg_squeeze` melakukannya secara online, di luar migrasi.',
  },
  'validated-in-same-transaction': {
    title: 'NOT VALID dan VALIDATE dalam satu transaksi',
    what: 'Constraint yang ditambahkan sebagai `NOT VALID` dan divalidasi oleh statement berikutnya dalam transaksi yang sama.',
    why: 'Lock bertahan sampai transaksi berakhir. Validasinya saja akan membiarkan pembacaan dan penulisan tetap berjalan, tetapi validasi itu berjalan di bawah lock kuat yang diambil saat constraint ditambahkan, jadi pembacaan dan penulisan tetap menunggu selama seluruh scan.',
    safe: 'Pindahkan `ALTER TABLE t VALIDATE CONSTRAINT c` ke migrasi tersendiri.',
  },
  'version-duplicated': {
    title: 'Versi dipakai dua kali',
    what: 'Migrasi baru memiliki versi yang sama dengan migrasi lain dalam set yang sama.',
    why: 'Tool yang mengingat versi menganggap yang kedua sudah diterapkan begitu yang pertama diterapkan, berhenti, atau gagal pada pencatatannya sendiri. Ini terjadi ketika dua pull request memakai nomor yang sama dan di-merge satu demi satu.',
    safe: 'Beri migrasi baru versi bebas berikutnya, tepat sebelum merge.',
  },
  'view-columns-changed': {
    title: 'View memberikan kolom lain',
    what: 'Pada akhirnya, view atau materialized view yang sudah ada sebelumnya kehilangan kolom yang semula dimilikinya, atau memberikannya dengan tipe lain.',
    why: 'Kode yang membaca view menyebut kolomnya seperti kolom sebuah tabel: kolom yang tidak ada adalah error, dan tipe lain mungkin tidak cocok dengan yang diharapkan kode.',
    safe: 'Buat view kedua dengan nama baru dan kolom-kolom baru, pindahkan para pembacanya, lalu hapus yang lama. Kolom yang ditambahkan di akhir dengan `CREATE OR REPLACE VIEW` tidak mengganggu siapa pun.',
  },
  'view-dropped': {
    title: 'View dihapus',
    what: 'View atau materialized view yang sudah ada sebelumnya dihapus dan pada akhirnya tidak ada apa pun dengan namanya yang menggantikannya.',
    why: 'Tidak ada baris yang hilang, tetapi kode, report, dan tool lain yang membacanya gagal sejak saat transaksi di-commit. Baris-baris materialized view harus dihitung lagi.',
    safe: 'Rilis kode yang tidak lagi membacanya, cari pembaca lain (`pg_stat_statements`, grant pada view itu), lalu hapus.',
  },
  'view-recreated': {
    title: 'View dihapus dan dibuat lagi',
    what: 'Sebuah view dihapus dan dibuat lagi, dan sesudahnya grant-nya hilang atau view itu tidak ada di antaranya.',
    why: 'View baru dimulai tanpa privilege yang diberikan pada view lama, jadi role lain ditolak. Jika kedua statement itu berjalan dalam transaksi berbeda, pembacaan di antaranya gagal.',
    safe: 'Gunakan `CREATE OR REPLACE VIEW` jika kolom-kolomnya tetap (yang baru boleh ditambahkan di akhir). Jika tidak, hapus, buat, dan berikan grant lagi dalam satu transaksi.',
  },
  'way-back-loses-data': {
    title: 'Rollback tidak mengembalikan data',
    what: 'Baris sampel dengan isi yang diketahui menjalani up dan down, dan sebagian nilai atau baris tidak lagi seperti semula.',
    why: 'Rollback yang hanya memulihkan skema tampak seperti rollback yang berhasil. Yang ditimpa, dipotong, atau dihapus hanya ada di backup.',
    safe: 'Simpan nilai lama sampai tidak ada yang membutuhkan rollback: salin ke tabel atau kolom tersendiri di migrasi up, dan hapus salinan itu di rilis kemudian. Jika tidak, rencanakan backup, dan siapa yang melakukan restore darinya.',
  },
  'way-back-missing': {
    title: 'Tidak ada rollback',
    what: 'Migrasi tidak punya migrasi down, atau migrasi down-nya kosong, padahal tool-nya menyediakan tempat untuknya, atau migrasi lain di pull request ini memilikinya.',
    why: 'Ketika deploy harus dibatalkan, seseorang menulis rollback-nya di bawah tekanan. Yang kosong lebih buruk: tool menyatakan bahwa rollback sudah dilakukan, padahal tidak terjadi apa-apa.',
    safe: 'Tulis dan uji coba di sini: up, down, up lagi. Jika memang tidak ada, karena data akan hilang, buat migrasi down memunculkan error yang menyatakan itu, dan rencanakan backup.',
  },
};
