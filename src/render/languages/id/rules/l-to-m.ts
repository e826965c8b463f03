/** The documentation of the rules from l to m, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesLToM: Language['rules'] = {
  'lock-table-explicit': {
    title: 'LOCK TABLE dalam migrasi',
    what: '`LOCK TABLE` yang menahan pihak lain agar tidak menulis ke atau membaca tabel yang sudah ada sebelumnya.',
    why: 'Lock itu ditahan sampai transaksinya berakhir, dan selama menunggu query yang sedang berjalan, semua query sesudahnya mengantre di belakangnya. Statement yang mengubah tabel mengambil sendiri lock yang diperlukannya.',
    safe: "Hilangkan. Jika memang harus ada, batasi transaksinya pada sedikit statement yang memerlukannya, ambil mode terlemah yang memadai, dan pasang `SET LOCAL lock_timeout = '2s'` sebelumnya.",
  },
  'long-work-under-exclusive-lock': {
    title: 'Pekerjaan lama selama sebuah tabel di-lock',
    what: 'Scan, penulisan ulang, atau pembangunan indeks dalam transaksi dari statement sebelumnya yang mengambil lock ACCESS EXCLUSIVE pada tabel yang sudah ada sebelumnya. (Perubahan baris adalah urusan `ddl-and-backfill-together`.)',
    why: 'Lock ditahan sampai transaksi berakhir. Tabel yang di-lock statement sebelumnya hanya untuk beberapa milidetik tidak bisa dibaca atau ditulisi siapa pun sampai pekerjaan lama itu selesai.',
    safe: 'Pecah migrasinya: perubahan singkat yang mengambil lock lebih dulu, pekerjaan lama dalam migrasi (dan transaksi) tersendiri. `VALIDATE CONSTRAINT` selalu ditempatkan dalam transaksi yang lebih kemudian daripada `ADD CONSTRAINT … NOT VALID`.',
  },
  'many-tables-locked': {
    title: 'Satu transaksi me-lock banyak tabel',
    what: 'Transaksi yang membuat penulisan (atau juga pembacaan) menunggu pada tiga tabel atau lebih yang sudah ada sebelumnya. Partisi dihitung sebagai tabelnya.',
    why: 'Transaksi itu menunggu setiap lock satu per satu sambil menahan lock yang sudah dimilikinya: satu query lambat pada tabel terakhir menghentikan semuanya. Kode aplikasi yang mengambil tabel yang sama dalam urutan lain bisa mengalami deadlock dengannya.',
    safe: "Beri setiap tabel migrasi tersendiri, dengan `SET lock_timeout = '2s'` dan percobaan ulang. Foreign key me-lock kedua tabelnya: tambahkan sebagai `NOT VALID` dalam transaksi tersendiri.",
  },
  'materialized-view-refresh-blocks-reads': {
    title: 'Materialized view di-refresh sementara pembacaan menunggu',
    what: '`REFRESH MATERIALIZED VIEW` tanpa `CONCURRENTLY` pada materialized view yang sudah ada sebelumnya.',
    why: 'Perintah ini menahan ACCESS EXCLUSIVE pada materialized view itu selama seluruh query-nya berjalan: setiap pembacaan menunggu, dan setiap yang menunggu menahan satu koneksi.',
    safe: `Refresh secara concurrent, di luar migrasi jika memakan waktu lama. Untuk itu diperlukan indeks unik yang hanya terdiri atas kolom, tanpa WHERE:

\`\`\`sql
CREATE UNIQUE INDEX CONCURRENTLY totals_key ON totals (customer_id);
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
\`\`\`

Cara ini lebih lama daripada refresh biasa, dan hanya memblokir refresh lain.`,
  },
  'migration-edited': {
    title: 'Migrasi yang sudah di-merge diedit',
    what: 'Bagian up dari migrasi yang sudah ada di base branch sekarang berbeda.',
    why: 'Database yang sudah menjalankannya menyimpan hasil teks lama, database baru mendapat hasil teks baru: sejak itu development, pengujian, dan produksi berbeda. Tool yang menyimpan checksum menolak menjalankan apa pun.',
    safe: 'Batalkan suntingan itu dan tulis migrasi baru yang membawa kedua jenis database ke skema yang sama. Jika migrasi itu belum pernah berjalan di tempat yang berarti, nyatakan itu dalam sebuah pengecualian.',
  },
  'migration-empty': {
    title: 'Migrasi tanpa statement',
    what: 'Bagian up dari migrasi baru tidak memuat statement apa pun: kosong, atau hanya komentar.',
    why: 'Tool mencatatnya sebagai sudah diterapkan. Yang seharusnya ada di dalamnya tidak bisa lagi ditambahkan di tempat migrasi itu sudah berjalan, karena migrasi yang sudah diterapkan tidak dijalankan lagi.',
    safe: 'Masukkan statement-nya sebelum merge, atau hilangkan file itu.',
  },
  'migration-out-of-order': {
    title: 'Migrasi terurut sebelum migrasi yang sudah diterapkan',
    what: 'Migrasi baru memiliki versi di bawah versi terbaru di base branch, dan tool-nya mempersoalkan itu. `warning` jika tool-nya tidak diketahui.',
    why: 'Produksi sudah melewati versi itu. Tergantung tool-nya, deploy berhenti, atau migrasi dilewati tanpa pemberitahuan dan kode yang membutuhkannya menemui database tanpa migrasi itu, sedangkan database baru memilikinya.',
    safe: 'Beri versi di atas versi terbaru di base branch, tepat sebelum merge, dan uji coba lagi.',
  },
  'migration-removed': {
    title: 'Migrasi yang sudah di-merge dihapus',
    what: 'Migrasi yang ada di base branch sudah tidak ada di sini.',
    why: 'Database yang sudah menjalankannya menyimpan apa yang dibuatnya, database baru tidak pernah mendapatkannya. Rollback-nya juga ikut hilang, dan beberapa tool menolak berjalan selama migrasi yang sudah diterapkan tidak ada.',
    safe: 'Pertahankan, dan batalkan apa yang dilakukannya dalam migrasi baru. Untuk memulai riwayat panjang dari awal, gunakan cara milik tool-nya (sebuah baseline), dalam pull request tersendiri.',
  },
  'migration-renamed': {
    title: 'Migrasi yang sudah di-merge diganti nama',
    what: 'Migrasi yang ada di base branch berada di path lain dengan teks yang sama.',
    why: 'Tool mengenali migrasi dari versinya atau namanya. Dengan versi lain, itu adalah migrasi baru: dijalankan untuk kedua kali di tempat yang sudah pernah menjalankannya, lalu gagal di sana atau mengulang dampaknya. Tool yang mengingat nama menolak berjalan.',
    safe: 'Biarkan namanya seperti saat di-merge. Jika urutannya salah, tulis migrasi baru.',
  },
  'missing-lock-timeout': {
    title: 'Lock yang memblokir tanpa lock_timeout',
    what: 'Migrasi mengambil lock yang menghentikan pembacaan atau penulisan pada tabel yang sudah ada, dan tidak memasang `lock_timeout`. Satu temuan untuk setiap migrasi: `warning` jika sebuah tabel dibaca, ditulis ulang, atau diindeks di bawah lock itu, `info` jika lock hanya ditahan sesaat.',
    why: 'Lock itu menunggu di belakang transaksi terlama yang sedang berjalan, dan setiap query sesudahnya pada tabel itu mengantre di belakang lock tersebut. Secepat apa pun perubahannya sendiri, selama itu tabelnya tidak bisa diakses.',
    safe: `Pasang timeout di bagian atas file (\`SET LOCAL\` di dalam transaksi), dan buat deploy mencoba lagi saat timeout itu terjadi:

\`\`\`sql
SET lock_timeout = '3s';
\`\`\`

Jika sebuah role atau koneksi memasangnya untuk semua migrasi, matikan aturan ini di konfigurasi.`,
  },
  'missing-statement-timeout': {
    title: 'Lock yang memblokir tanpa statement_timeout',
    what: 'Migrasi mengambil lock yang menghentikan pembacaan atau penulisan pada tabel yang sudah ada, dan tidak memasang `statement_timeout`. Secara default nonaktif: timeout yang cocok bergantung pada ukuran produksi.',
    why: 'Scan atau penulisan ulang yang ternyata lebih lambat dari perkiraan memblokir tabel sampai selesai atau sampai ada yang menyadarinya.',
    safe: `Pasang timeout di bagian atas file (\`SET LOCAL\` di dalam transaksi):

\`\`\`sql
SET statement_timeout = '1min';
\`\`\``,
  },
};
