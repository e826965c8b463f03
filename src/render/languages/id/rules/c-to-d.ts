/** The documentation of the rules from c to d, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesCToD: Language['rules'] = {
  'cascade-drops': {
    title: 'CASCADE ikut menghapus objek lain',
    what: '`DROP … CASCADE` menghapus view, foreign key, atau default yang tidak disebut statement itu.',
    why: 'Statement itu tidak menyatakan apa yang ikut hilang, dan di produksi bisa ada lebih banyak yang bergantung padanya daripada di riwayat migrasi: semua itu ikut hilang, tanpa pemberitahuan.',
    safe: 'Hapus tanpa `CASCADE`: PostgreSQL lalu menyebutkan apa yang bergantung pada objek itu. Hapus dulu semua itu menurut namanya, masing-masing dengan alasannya, dan biarkan sisanya ditolak.',
  },
  'check-constraint-validated-at-once': {
    title: 'CHECK constraint langsung diverifikasi',
    what: '`ADD CONSTRAINT … CHECK` tanpa `NOT VALID` pada kolom yang sudah ada di tabel yang sudah ada.',
    why: 'PostgreSQL membaca setiap baris dengan ACCESS EXCLUSIVE: pembacaan dan penulisan menunggu selama seluruh scan. Satu baris yang melanggarnya membuat migrasi gagal.',
    safe: `Tambahkan constraint sebagai \`NOT VALID\`, dan validasi dalam migrasi berikutnya:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_positive CHECK (c > 0) NOT VALID;
-- dalam migrasi berikutnya: scan dengan lock yang membiarkan pembacaan dan penulisan berjalan
ALTER TABLE t VALIDATE CONSTRAINT t_c_positive;
\`\`\``,
  },
  'cluster-rewrites': {
    title: 'CLUSTER',
    what: '`CLUSTER` pada tabel yang sudah ada sebelumnya.',
    why: 'Perintah ini menyalin tabel menurut urutan sebuah indeks dan membangun ulang semua indeks dengan lock ACCESS EXCLUSIVE: selama itu tidak ada yang bisa membaca atau menulis ke tabel itu. Urutannya tidak dipertahankan sesudahnya.',
    safe: 'Urutkan tabelnya secara online dengan `pg_repack --order-by`, di luar migrasi. `ALTER TABLE … CLUSTER ON …` saja hanya mencatat indeksnya.',
  },
  'collation-changed': {
    title: 'Perubahan collation membangun ulang indeks',
    what: '`ALTER COLUMN … TYPE … COLLATE …` pada kolom yang dipakai indeks untuk mengurutkan.',
    why: 'Baris-barisnya tetap seperti semula, tetapi setiap indeks pada kolom itu dibangun ulang dalam urutan baru dengan lock ACCESS EXCLUSIVE: pembacaan dan penulisan menunggu. Sejak itu, query yang mengurutkan menurut kolom itu memberi urutan yang berbeda.',
    safe: 'Tambahkan kolom dengan collation baru, isi per batch, bangun indeks-indeksnya dengan `CREATE INDEX CONCURRENTLY`, lalu beralih ke sana. Jika hanya beberapa query yang memerlukan urutan itu, tulis `COLLATE` di dalamnya dan indeks ekspresi itu secara concurrent.',
  },
  'column-dropped': {
    title: 'Kolom dihapus',
    what: 'Kolom dari tabel yang sudah ada sebelumnya dihapus, oleh statement apa pun: `DROP COLUMN`, blok `DO`, atau `CASCADE` dari tipenya.',
    why: 'Nilainya hilang begitu transaksi di-commit, dan kode yang masih berjalan gagal pada setiap statement yang menyebut kolom itu. Bentuk hasil `SELECT *` dan prepared statement berubah.',
    safe: 'Contract paling akhir: rilis kode yang tidak membaca maupun menulis kolom itu, izinkan nilai NULL supaya insert tetap berhasil, pertahankan selama satu atau dua rilis, simpan nilainya jika mungkin ada yang memintanya, lalu hapus dalam pull request tersendiri.',
  },
  'column-renamed': {
    title: 'Kolom diganti nama',
    what: 'Pada akhirnya, kolom dari tabel yang sudah ada sebelumnya memiliki nama lain, dan tidak ada kolom yang mengambil nama lamanya.',
    why: 'Kode yang masih berjalan menyebut kolom lama dan langsung gagal; kode yang dirilis sebelum migrasi juga gagal. Tidak ada saat ketika keduanya berfungsi.',
    safe: 'Dalam rilis-rilis terpisah: tambahkan kolom baru, tulis ke keduanya (di kode atau lewat trigger), salin nilai lama per batch, baca dari kolom baru, berhenti menulis ke kolom lama, hapus kolom lama. Jika yang mengganggu hanya namanya, pertahankan kolomnya dan ganti namanya di kode.',
  },
  'column-type-narrowed': {
    title: 'Perubahan tipe yang belum tentu muat untuk nilai lama',
    what: '`ALTER COLUMN … TYPE` ke tipe yang tidak bisa menampung setiap nilai tipe lama: `varchar` yang lebih pendek, `bigint` ke `integer`, lebih sedikit digit, `text` ke angka, tanggal, atau enum.',
    why: 'Nilai yang tidak muat menghentikan migrasi, setelah tabelnya di-lock dan sebagian ditulis ulang. Jika PostgreSQL justru membulatkan (lebih sedikit angka di belakang koma, timestamp yang dijadikan tanggal) atau `USING` memotong, nilainya hilang tanpa pemberitahuan.',
    safe: 'Jalankan dulu query di bawah di produksi dan perbaiki yang dihitungnya. Untuk membatasi panjang tanpa penulisan ulang, pertahankan tipenya dan tambahkan `CHECK (length(…) <= n) NOT VALID`, lalu `VALIDATE CONSTRAINT`.',
  },
  'column-type-rewritten': {
    title: 'Perubahan tipe menulis ulang tabel atau indeksnya',
    what: '`ALTER COLUMN … TYPE` yang membuat PostgreSQL menulis ulang tabel, atau indeks pada kolom itu. Ini diukur: perubahan yang hanya menyentuh katalog (`varchar` yang lebih panjang, `varchar` ke `text`, presisi `numeric` yang lebih besar) tidak dilaporkan.',
    why: 'Penulisan ulang terjadi dengan lock ACCESS EXCLUSIVE: tidak ada yang bisa membaca atau menulis ke tabel itu, lamanya sebanding dengan besar tabelnya, dan diperlukan ruang dua kali lipat.',
    safe: 'Expand dan contract: tambahkan kolom dengan tipe baru, jaga tetap terisi dengan trigger, isi baris lama per batch, bangun indeks-indeksnya secara concurrent, biarkan aplikasi berpindah, lalu hapus kolom lama.',
  },
  'combinable-alters': {
    title: 'Beberapa kali jalan padahal satu kali cukup',
    what: 'Beberapa statement `ALTER TABLE` dalam satu transaksi masing-masing menulis ulang, atau membaca seluruhnya, tabel yang sama.',
    why: 'PostgreSQL melakukan satu kali jalan untuk semua bagian dari satu `ALTER TABLE`. Jika terpisah, masing-masing memerlukan satu kali jalan, satu demi satu di bawah lock yang sama.',
    safe: `Satukan bagian-bagian itu dalam satu statement:

\`\`\`sql
ALTER TABLE orders ALTER COLUMN id TYPE bigint, ALTER COLUMN customer_id TYPE bigint;
\`\`\`

Lebih baik lagi, hindari semua itu: temuan untuk tiap bagian menjelaskan caranya.`,
  },
  'concurrent-index-if-not-exists': {
    title: 'CREATE INDEX CONCURRENTLY IF NOT EXISTS membiarkan indeks yang rusak',
    what: '`CREATE INDEX CONCURRENTLY IF NOT EXISTS` pada tabel yang sudah ada sebelumnya, tanpa menghapus indeks itu lebih dulu.',
    why: 'Pembangunan concurrent yang gagal meninggalkan indeks INVALID, yang tetap diperbarui oleh penulisan dan tidak pernah dipakai query. Pada percobaan kedua, IF NOT EXISTS menemukan namanya, tidak melakukan apa pun, dan melaporkan berhasil.',
    safe: 'Tulis `DROP INDEX CONCURRENTLY IF EXISTS name;` sebelum `CREATE INDEX CONCURRENTLY name …`, tanpa IF NOT EXISTS.',
  },
  'concurrently-in-transaction': {
    title: 'Statement yang tidak bisa berjalan di dalam transaksi',
    what: 'Statement yang ditolak PostgreSQL dengan SQLSTATE 25001 atau 2D000: `CREATE INDEX CONCURRENTLY`, `DROP INDEX CONCURRENTLY`, `REINDEX … CONCURRENTLY`, `VACUUM`, `CREATE DATABASE`, prosedur atau blok DO dengan `COMMIT`, dan sejenisnya, di dalam transaksi yang dibuka oleh tool migrasi atau oleh file itu. Beberapa statement yang dikirim sekaligus juga merupakan satu transaksi.',
    why: 'Migrasi pasti berhenti di sana, di setiap database, begitu pula semua yang menunggu di belakangnya.',
    safe: 'Tempatkan statement itu dalam migrasi tersendiri dan matikan transaksi untuknya, dengan cara tool Anda: temuannya menyebutkan caranya.',
  },
  'constraint-dropped': {
    title: 'Constraint dihapus',
    what: 'Check, unique, foreign key, atau exclusion constraint dari tabel yang sudah ada dihapus, menurut namanya atau lewat CASCADE, dan tidak ada yang sejenis yang menggantikannya.',
    why: 'Kode mungkin mengandalkannya: `ON CONFLICT` memerlukan unique constraint, pembaca mengharapkan induk untuk setiap anak. Sejak itu baris yang melanggarnya bisa masuk, dan harus dibersihkan sebelum constraint itu bisa dipasang kembali.',
    safe: 'Rilis dulu kode yang tidak lagi mengandalkannya. Untuk mengubah sebuah constraint, tambahkan yang baru sebagai `NOT VALID`, validasi, lalu hapus yang lama.',
  },
  'ddl-and-backfill-together': {
    title: 'Perubahan skema dan backfill dalam satu transaksi',
    what: 'INSERT, UPDATE, DELETE, atau MERGE yang membaca seluruh tabel, dalam transaksi dari statement sebelumnya yang menahan pihak lain agar tidak menulis ke (atau membaca) tabel yang sudah ada sebelumnya. Foreign key baru melakukan itu pada kedua tabelnya.',
    why: 'Lock ditahan sampai transaksi berakhir. Lock dari perubahan skema saja hanya akan berlangsung beberapa milidetik; kini tidak ada yang bisa menulis ke tabel itu (atau membacanya, jika ACCESS EXCLUSIVE) sampai baris terakhir selesai diubah.',
    safe: 'Tempatkan backfill dalam migrasi tersendiri (atau sebuah job), per batch beberapa ribu baris, masing-masing dalam transaksi tersendiri. Dengan tool yang menjalankan semua migrasi pending dalam satu transaksi, rilis perubahan skemanya lebih dulu.',
  },
  'delete-without-where': {
    title: 'DELETE semua baris',
    what: '`DELETE` tanpa `WHERE` dari tabel yang sudah ada sebelumnya.',
    why: 'Semua baris hilang, dan tidak ada migrasi down yang bisa mengembalikannya. Sampai transaksi berakhir, setiap baris itu tetap di-lock, begitu pula baris yang ikut terhapus karenanya (cascade).',
    safe: 'Sebutkan baris mana yang dimaksud dengan `WHERE`, dan hapus per batch. Jika tabelnya memang hendak dikosongkan, simpan dulu salinannya (`CREATE TABLE t_backup AS TABLE t`) dan nyatakan itu dalam sebuah pengecualian.',
  },
  'depends-on-data': {
    title: 'Isi baris di produksi yang menentukan',
    what: 'Statement yang berhasil atau gagal tergantung baris yang ditemuinya: statement yang ditolak oleh baris sampel, indeks unik pada tabel yang sudah ada, validasi constraint lama. Jika ada aturan yang lebih spesifik yang melaporkan statement itu, aturan ini diam.',
    why: 'Uji coba dan staging memiliki baris yang berbeda dari produksi. Statement yang gagal di sana menghentikan deploy, dan mungkin meninggalkan indeks yang invalid.',
    safe: 'Jalankan query dari temuan ini di produksi. Perbaiki baris-baris yang disebutnya dalam migrasi sebelumnya, dan cegah yang baru masuk (dengan constraint yang `NOT VALID`, atau di kode) sebelum migrasi ini dijalankan.',
  },
  'detach-partition-not-concurrent': {
    title: 'Partisi dilepas (detach) dengan lock pada induknya',
    what: '`DETACH PARTITION` tanpa `CONCURRENTLY` dari tabel yang sudah ada.',
    why: 'Perintah ini mengambil ACCESS EXCLUSIVE pada induknya: setiap query pada partisi mana pun menunggu, mula-mula menunggu query yang sedang berjalan, lalu sampai transaksinya berakhir.',
    safe: `Pada versi 14 ke atas, lepas partisi secara concurrent, dalam migrasi tersendiri di luar transaksi:

\`\`\`sql
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
\`\`\`

Perintah ini ditolak selama tabelnya memiliki partisi default. Sebelum versi 14, dan dalam keadaan itu, setel \`lock_timeout\` dan coba lagi saat timeout itu terjadi.`,
  },
  'drop-column-takes-along': {
    title: 'DROP COLUMN ikut menghapus constraint atau indeks',
    what: 'Kolom yang dihapus dari tabel yang sudah ada adalah bagian dari sebuah key, constraint, atau indeks, dan semua itu ikut hilang bersamanya, tanpa pemberitahuan dari PostgreSQL.',
    why: 'Unique constraint atas dua kolom lenyap ketika salah satunya dihapus, dan yang sebelumnya dijaga tetap berbeda tidak lagi dijaga. Query yang mengandalkan indeks itu membaca seluruh tabel.',
    safe: 'Sebelum penghapusan, bangun yang diperlukan kolom-kolom yang tersisa (`CREATE UNIQUE INDEX CONCURRENTLY …`), dan hapus constraint lama secara eksplisit, supaya terlihat oleh pembaca.',
  },
  'duplicate-index': {
    title: 'Indeks yang sudah dicakup indeks lain',
    what: 'Setelah semua migrasi, sebuah indeks baru memiliki kolom yang sama (atau, untuk B-tree, kolom-kolom pertama yang sama) dengan indeks lain pada tabel itu, dengan urutan, operator, dan kondisi yang sama; atau sebuah indeks baru membuat indeks lama tidak diperlukan lagi. Indeks unik hanya tidak diperlukan jika ada indeks unik lain dengan kolom yang sama. `warning` untuk indeks baru pada kolom yang persis sama dengan indeks lain, `info` jika indeks lain itu hanya diawali kolom-kolom tersebut.',
    why: 'Setiap indeks ditulis pada setiap INSERT dan kebanyakan UPDATE, memakan ruang dan memori, dan memperlama VACUUM. Indeks yang lebih lebar menjawab query yang sama.',
    safe: 'Tinggalkan indeks yang lebih pendek, atau hapus dengan `DROP INDEX CONCURRENTLY` setelah indeks yang lebih lebar ada.',
  },
};
