/** The documentation of the rules from e to i, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesEToI: Language['rules'] = {
  'enum-value-renamed': {
    title: 'Nilai enum diganti nama',
    what: '`ALTER TYPE … RENAME VALUE` pada tipe yang sudah ada sebelumnya.',
    why: 'Seketika itu juga label lama tidak ada lagi: kode yang sedang berjalan yang menulis atau membandingkannya gagal dengan "invalid input value for enum".',
    safe: "Tambahkan label baru (`ALTER TYPE t ADD VALUE 'new'`), rilis kode yang memahami keduanya dan menulis label baru, ubah baris-barisnya per batch, dan biarkan label lama tidak terpakai.",
  },
  'enum-value-used-too-early': {
    title: 'Nilai enum ditambahkan dan dipakai dalam satu transaksi',
    what: '`ALTER TYPE … ADD VALUE` yang nilainya dipakai statement berikutnya dalam transaksi yang sama. Pada versi sebelum 12, juga setiap `ADD VALUE` di dalam transaksi.',
    why: 'PostgreSQL menolak nilai yang belum di-commit (SQLSTATE 55P04), dan migrasi gagal.',
    safe: 'Tempatkan `ALTER TYPE … ADD VALUE` dalam migrasi tersendiri, sebelum migrasi yang memakai nilainya. Jika tool menjalankan beberapa file dalam satu transaksi, atau sebelum versi 12, jalankan migrasi itu tanpa transaksi.',
  },
  'event-trigger-created': {
    title: 'Event trigger dibuat',
    what: 'Pull request ini membuat sebuah event trigger.',
    why: 'Fungsinya berjalan pada setiap statement DDL yang cocok di database itu, termasuk DDL dari migrasi berikutnya, dari ekstensi, dan dari dump yang sedang di-restore: sebuah error di dalamnya menghentikan semuanya. Diperlukan superuser, atau role yang ditentukan penyedia hosting.',
    safe: 'Persempit dengan `WHEN TAG IN (…)`, tangani exception di dalam fungsinya, dan ketahui jalan keluarnya: `ALTER EVENT TRIGGER … DISABLE`, atau `event_triggers = off` (17+) untuk satu sesi.',
  },
  'exclusion-constraint-added': {
    title: 'Exclusion constraint ditambahkan',
    what: '`ADD CONSTRAINT … EXCLUDE` pada tabel yang sudah ada.',
    why: 'Indeksnya dibangun dan setiap baris dibandingkan dengan ACCESS EXCLUSIVE, sementara pembacaan dan penulisan menunggu. Constraint ini tidak menerima `NOT VALID` maupun `USING INDEX`, jadi tidak ada cara online.',
    safe: 'Pada tabel kecil: setel `lock_timeout`, tambahkan pada jam sepi. Pada tabel besar: buat tabel baru yang memiliki constraint itu, salin barisnya per batch sementara trigger menjaga keduanya tetap sama, lalu tukar namanya.',
  },
  'expand-and-contract-together': {
    title: 'Expand dan contract dalam satu pull request',
    what: 'Pull request ini menambahkan kolom ke tabel yang sudah ada sebelumnya, dan menghapus atau mengganti nama kolom dari tabel yang sama.',
    why: 'Kode baru membutuhkan yang ditambahkan, kode yang sedang berjalan membutuhkan yang dihapus. Jika di-deploy bersamaan, salah satunya menemui skema yang tidak dikenalnya, dan rollback harus membatalkan keduanya.',
    safe: 'Pecah menjadi beberapa bagian. Pertama penambahannya, lalu rilis kode yang menulis ke keduanya dan membaca yang baru, backfill, rilis yang tidak lagi menyentuh yang lama, dan setelah satu atau dua rilis penghapusannya, dalam pull request tersendiri.',
  },
  'extension-created': {
    title: 'Ekstensi dibuat',
    what: 'Pull request ini menginstal ekstensi yang belum dimiliki database.',
    why: 'Server produksi harus memiliki file-filenya, dalam versi yang memuat apa yang dipakai migrasi, dan role yang menjalankan migrasi harus boleh menginstalnya. Jika tidak, deploy berhenti di sana.',
    safe: "Periksa sebelum merge: `SELECT name, default_version FROM pg_available_extensions WHERE name = '…';` di produksi, dan mintalah agar diinstal di sana lebih dulu jika role yang menjalankan migrasi tidak boleh melakukannya.",
  },
  'foreign-key-cascades': {
    title: 'Foreign key yang menghapus atau mengosongkan baris',
    what: 'Foreign key baru dengan `ON DELETE CASCADE`, `SET NULL`, atau `SET DEFAULT` pada tabel yang sudah ada; atau dengan `SET NULL` pada kolom NOT NULL dari tabel mana pun.',
    why: 'Satu DELETE lalu menjangkau baris yang tidak disebut penulisnya, dalam satu transaksi dan dengan lock pada semuanya. `SET NULL` pada kolom NOT NULL membuat DELETE seperti itu gagal.',
    safe: 'Pertahankan jika anak tidak punya arti tanpa induknya. Jika tidak, hilangkan `ON DELETE` (penghapusan ditolak selama masih ada baris yang merujuknya) dan hapus baris anak secara eksplisit, per batch.',
  },
  'foreign-key-type-mismatch': {
    title: 'Foreign key antara tipe yang berbeda',
    what: 'Foreign key baru yang kolomnya bertipe lain dari kolom yang dirujuknya, misalnya `integer` ke `bigint`.',
    why: 'Sisi yang lebih sempit tidak bisa menampung setiap key dari sisi yang lebih lebar: insert gagal begitu key melampauinya. Perbandingan antar-tipe mengonversi nilai, yang bisa membuat indeks tidak terpakai.',
    safe: 'Beri kolom yang merujuk tipe yang sama dengan kolom yang dirujuk. Pada tabel baru itu tidak memakan biaya; nanti diperlukan penulisan ulang.',
  },
  'foreign-key-validated-at-once': {
    title: 'Foreign key langsung diverifikasi',
    what: '`ADD FOREIGN KEY` tanpa `NOT VALID` pada kolom yang sudah ada di tabel yang sudah ada.',
    why: 'PostgreSQL mencari setiap baris di tabel yang dirujuk dengan SHARE ROW EXCLUSIVE pada keduanya: penulisan ke kedua tabel itu menunggu sampai baris terakhir selesai diperiksa. Satu baris yatim (orphan) membuat migrasi gagal.',
    safe: `Tambahkan foreign key sebagai \`NOT VALID\`, dan validasi dalam migrasi berikutnya:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_p_id_fkey FOREIGN KEY (p_id) REFERENCES p NOT VALID;
-- dalam migrasi berikutnya: penulisan tetap berjalan
ALTER TABLE t VALIDATE CONSTRAINT t_p_id_fkey;
\`\`\``,
  },
  'foreign-key-without-index': {
    title: 'Foreign key tanpa indeks',
    what: 'Foreign key baru yang kolom-kolomnya bukan kolom pertama dari indeks mana pun setelah semua migrasi dijalankan.',
    why: 'PostgreSQL hanya mengindeks sisi yang dirujuk. Setiap DELETE, atau UPDATE pada key, di sana membaca seluruh tabel ini untuk mencari baris yang merujuknya.',
    safe: `Bangun indeks pada kolom-kolom yang merujuk secara concurrent:

\`\`\`sql
-- dalam migrasi di luar transaksi
CREATE INDEX CONCURRENTLY t_p_id ON t (p_id);
\`\`\`

Jika baris di tabel yang dirujuk tidak pernah dihapus dan key-nya tidak pernah berubah, kecualikan temuan ini dengan alasan itu.`,
  },
  'full-scan-under-lock': {
    title: 'Tabel dibaca seluruhnya sementara penulisannya menunggu',
    what: 'Statement yang mengambil lock terhadap penulisan pada sebuah tabel dan membaca seluruhnya, sedangkan teksnya tidak menyatakan mengapa: blok DO, fungsi, domain yang mendapat kondisi.',
    why: 'Lamanya pembacaan itu sebanding dengan besar tabelnya, dan penulisan (dengan lock ACCESS EXCLUSIVE juga pembacaan) menunggu sampai transaksinya berakhir.',
    safe: 'Pisahkan lock dan pembacaannya: periksa baris-barisnya sebelum itu dalam transaksi tersendiri, atau tambahkan kondisi sebagai `NOT VALID` dan validasi kemudian.',
  },
  'grant-to-public': {
    title: 'Privilege untuk semua',
    what: 'Pada akhirnya PUBLIC memiliki privilege yang sebelumnya tidak dimilikinya, pada objek yang sudah ada sebelumnya.',
    why: 'PUBLIC adalah setiap role di cluster, termasuk role yang dibuat kemudian dan role milik aplikasi lain. Tidak ada role yang bisa dikecualikan darinya.',
    safe: 'Berikan grant kepada sebuah role yang mewakili para pembaca, dan jadikan role-role lain anggotanya: `CREATE ROLE app_reader NOLOGIN; GRANT SELECT ON orders TO app_reader;`.',
  },
  'hidden-effects': {
    title: 'Dampak yang tidak terlihat di SQL',
    what: 'Blok `DO`, fungsi atau prosedur yang dipanggil, trigger, atau foreign key dengan cascade mengubah, menulis ke, atau me-lock tabel yang sudah ada sebelumnya dan tidak disebut statement itu sebagai objeknya.',
    why: 'Reviewer membaca statement-nya dan tidak melihat tabel itu. Yang disebut di sini diukur ketika statement berjalan di database uji coba; dengan baris produksi, jalannya bisa berbeda.',
    safe: 'Tulis statement biasa jika hasilnya sudah diketahui sebelumnya. Jika tidak, baca dampak yang diukur di sini seolah-olah tertulis di file itu.',
  },
  'index-drop-not-concurrent': {
    title: 'Indeks dihapus sementara pembacaan dan penulisan menunggu',
    what: '`DROP INDEX` tanpa `CONCURRENTLY` pada tabel yang sudah ada sebelumnya.',
    why: 'Perintah ini mengambil lock ACCESS EXCLUSIVE pada tabelnya. Penghapusannya sendiri singkat, tetapi menunggu setiap query yang berjalan pada tabel itu, dan semua query sesudahnya mengantre di belakangnya; di dalam transaksi, lock itu bertahan sampai akhir.',
    safe: 'Gunakan `DROP INDEX CONCURRENTLY`, dalam migrasi yang berjalan di luar transaksi. Indeks milik sebuah constraint dihapus dengan `ALTER TABLE … DROP CONSTRAINT` di bawah `lock_timeout` yang singkat.',
  },
  'index-not-concurrent': {
    title: 'Indeks dibangun sementara penulisan menunggu',
    what: '`CREATE INDEX` tanpa `CONCURRENTLY` pada tabel yang sudah ada sebelumnya, termasuk yang dijalankan oleh blok DO atau fungsi.',
    why: 'Pembangunan ini menahan lock SHARE pada tabelnya: pembacaan tetap berjalan, setiap INSERT, UPDATE, dan DELETE menunggu sampai seluruh tabel selesai dibaca dan indeksnya selesai ditulis.',
    safe: 'Bangun dengan `CREATE INDEX CONCURRENTLY`, dalam migrasi tersendiri yang berjalan di luar transaksi. Jika gagal, hapus indeks INVALID yang ditinggalkannya sebelum mencoba lagi.',
  },
  'invalid-index-left': {
    title: 'Indeks tertinggal dalam keadaan invalid',
    what: 'Indeks yang dibuat migrasi-migrasi ini dan tidak valid setelah migrasi terakhir: indeks induk `ON ONLY` yang partisi-partisinya tidak semuanya dipasang (attach), atau indeks yang ditandai begitu di katalog.',
    why: 'Query tidak memakainya, indeks unik dalam keadaan ini belum tentu menjamin keunikan, dan penulisan tetap memperbaruinya.',
    safe: 'Pasang indeks dari setiap partisi (`ALTER INDEX parent ATTACH PARTITION child`); induknya menjadi valid bersama yang terakhir. Selain itu: `DROP INDEX CONCURRENTLY` dan bangun lagi.',
  },
};
