/** The documentation of the rules from r to s, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesRToS: Language['rules'] = {
  'reapply-fails': {
    title: 'Up, down, lalu tidak bisa up lagi',
    what: 'Setelah up dan down, yang memulihkan skema, up yang dijalankan lagi gagal atau menghasilkan skema yang berbeda.',
    why: 'Setelah rollback, rilis yang sudah diperbaiki di-deploy, dan migrasinya menemui apa yang ditinggalkan percobaan pertama: paling sering baris.',
    safe: 'Hapus kembali dalam migrasi down baris-baris yang dibawa migrasi up, atau tulis migrasi up supaya tidak terganggu olehnya (`ON CONFLICT DO NOTHING`).',
  },
  'reindex-not-concurrent': {
    title: 'Indeks dibangun ulang sementara penulisan menunggu',
    what: '`REINDEX` tanpa `CONCURRENTLY` pada indeks yang sudah ada sebelumnya.',
    why: 'Pembangunan ulang menahan lock SHARE pada tabel dan lock ACCESS EXCLUSIVE pada indeksnya: penulisan menunggu sampai selesai, begitu pula pembacaan, karena perencanaan query membuka setiap indeks dari tabelnya.',
    safe: 'Bangun ulang dengan `REINDEX INDEX CONCURRENTLY …` atau `REINDEX TABLE CONCURRENTLY …`, di luar transaksi. Sebelum PostgreSQL 12: bangun indeks kedua dengan `CREATE INDEX CONCURRENTLY`, hapus yang pertama dengan `DROP INDEX CONCURRENTLY`, lalu ganti namanya.',
  },
  'replica-identity-weakened': {
    title: 'Replica identity dihilangkan',
    what: 'Pada akhirnya, tabel yang sudah ada sebelumnya memiliki `REPLICA IDENTITY NOTHING`. Primary key yang hilang, yang merupakan identity default, dilaporkan sebagai `primary-key-dropped`.',
    why: 'Logical replication menemukan baris lewat replica identity-nya. Jika tabelnya dipublikasikan untuk update atau delete, sejak itu setiap UPDATE dan DELETE padanya gagal.',
    safe: 'Biarkan `DEFAULT` jika ada primary key, atau `USING INDEX` sebuah indeks unik pada kolom yang tidak boleh NULL. `FULL` berfungsi di mana saja tetapi mengirim seluruh baris lama.',
  },
  'role-created': {
    title: 'Role dibuat',
    what: 'Pull request ini membuat sebuah role.',
    why: 'Role dipakai bersama oleh semua database dalam satu cluster: statement ini gagal jika database atau environment lain sudah membuatnya, memerlukan CREATEROLE, yang dibatasi layanan terkelola, dan dump database tidak memuatnya. Password di dalamnya tercatat di riwayat repositori.',
    safe: `Buat role di tempat cluster disiapkan, tanpa password di dalam file, atau buat migrasinya siap untuk kedua keadaan:

\`\`\`sql
DO $$ BEGIN CREATE ROLE app_reader NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
\`\`\``,
  },
  'rollback-differs': {
    title: 'Rollback tidak kembali ke skema semula',
    what: 'Migrasi down dijalankan tepat setelah migrasi up, dan skema sesudahnya bukan skema yang semula.',
    why: 'Tool akan menyatakan bahwa rollback sudah dilakukan. Kode yang lalu dikembalikan menemui skema yang tidak pernah dipakai mengujinya, dan deploy berikutnya mungkin gagal karena sesuatu sudah ada di sana.',
    safe: 'Batalkan dalam migrasi down semua yang dilakukan migrasi up, dengan urutan terbalik. Migrasi down yang dibuat otomatis dan memulihkan skema ada di laporan, jika tersedia.',
  },
  'rollback-fails': {
    title: 'Rollback gagal',
    what: 'Migrasi down dijalankan tepat setelah migrasi up, dan gagal diterapkan.',
    why: 'Migrasi down akan dibutuhkan saat keadaan darurat, dan akan berhenti di sana, mungkin baru setengah selesai.',
    safe: 'Perbaiki migrasi down sampai berhasil berjalan di sini. Migrasi down yang dibuat otomatis dan memulihkan skema ada di laporan, jika tersedia. Jika perubahannya tidak bisa dibatalkan, buat migrasi down memunculkan error yang menyatakan itu.',
  },
  'routine-or-type-dropped': {
    title: 'Fungsi, tipe, sequence, atau ekstensi dihapus',
    what: 'Fungsi, prosedur, fungsi agregat, tipe, domain, sequence, atau ekstensi yang sudah ada sebelumnya pada akhirnya tidak ada dengan nama lamanya: dihapus, diganti nama, atau digantikan oleh yang memiliki argumen lain.',
    why: 'Kode yang masih berjalan memanggilnya, melakukan cast ke sana, atau mengambil angka darinya, dan gagal sejak saat transaksi di-commit.',
    safe: 'Buat yang baru di samping yang lama, rilis kode yang memakainya, dan hapus yang lama kemudian. Fungsi yang diganti nama bisa mempertahankan wrapper tipis dengan nama lamanya selama satu rilis.',
  },
  'row-security-disabled': {
    title: 'Row security dimatikan',
    what: 'Row-level security dimatikan pada tabel yang sudah ada sebelumnya, dan masih mati saat transaksi di-commit.',
    why: 'Policy-nya tidak lagi berlaku: setiap role yang boleh SELECT melihat semua baris, termasuk milik tenant lain.',
    safe: 'Untuk mengolah semua baris dalam migrasi, gunakan owner tabel itu (policy tidak berlaku baginya kecuali dipaksakan) atau role dengan BYPASSRLS, dan biarkan row security aktif. Untuk melonggarkannya, ubah policy-nya.',
  },
  'row-security-without-policy': {
    title: 'Row security aktif tanpa policy',
    what: 'Row-level security diaktifkan pada tabel yang sudah ada sebelumnya, dan saat transaksi di-commit tabel itu tidak punya policy.',
    why: 'Tanpa policy, default-nya adalah menolak: setiap role selain owner (dan role dengan BYPASSRLS) tidak membaca satu baris pun, tanpa error, dan tidak dapat menyisipkan baris.',
    safe: `Buat policy lebih dulu, yang belum berpengaruh apa pun, dan aktifkan row security dalam transaksi yang sama, paling akhir:

\`\`\`sql
CREATE POLICY own_rows ON notes USING (owner_id = current_setting('app.user_id')::bigint);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
\`\`\``,
  },
  'schema-dropped': {
    title: 'Skema dihapus',
    what: 'Skema yang sudah ada sebelumnya hilang di akhir pull request ini, beserta setiap tabel di dalamnya.',
    why: 'Semua baris dari tabel-tabelnya hilang saat transaksi di-commit, dan kode yang sedang berjalan yang menyebut apa pun di dalamnya gagal. `DROP SCHEMA … CASCADE` menghapus apa pun yang ada di dalamnya di produksi, termasuk yang tidak dibuat migrasi mana pun.',
    safe: 'Lihat apa isinya di produksi (`\\d schema.*`), buat dump (`pg_dump -n`), hapus objek-objeknya satu per satu dalam migrasi contract, dan hapus skema yang sudah kosong tanpa `CASCADE`, supaya PostgreSQL menolak jika masih ada yang tersisa.',
  },
  'schema-moved': {
    title: 'Tabel atau view di skema lain',
    what: 'Pada akhirnya, tabel atau view yang sudah ada sebelumnya berada di skema lain, karena `SET SCHEMA` atau karena skemanya diganti nama.',
    why: 'Kode yang sedang berjalan yang menyebutnya dengan skemanya langsung gagal, begitu pula kode yang `search_path`-nya tidak memuat skema baru. Hak atas skema baru (`USAGE`) juga diperlukan.',
    safe: 'Beri pembaca `USAGE` pada skema baru, lalu pindahkan tabelnya dan tinggalkan view dengan nama lama dalam transaksi yang sama, sampai semua kode mengenal tempat barunya. Untuk sebuah skema: buat yang baru dan pindahkan tabel-tabelnya seperti ini, daripada mengganti namanya.',
  },
  'security-definer-search-path': {
    title: 'SECURITY DEFINER tanpa search_path',
    what: 'Fungsi atau prosedur berjalan dengan hak owner-nya dan, di akhir pull request ini, tidak menyetel `search_path` sendiri.',
    why: 'Nama-nama di dalam badannya dicari di skema milik siapa pun yang memanggilnya. Pemanggil yang boleh membuat objek (di `pg_temp` semua boleh) menaruh tabel atau fungsi bernama sama di depan dan membuat owner menjalankannya.',
    safe: `Tetapkan path pencariannya, dengan \`pg_temp\` paling akhir, atau kosong dengan setiap nama ditulis lengkap:

\`\`\`sql
ALTER FUNCTION close_account(bigint) SET search_path = app, pg_temp;
\`\`\`

Dan cabut EXECUTE dari PUBLIC dalam transaksi yang sama.`,
  },
  'sequence-reset': {
    title: 'Sequence disetel ke angka lain',
    what: '`setval` atau `RESTART` menyetel sequence yang sudah ada sebelumnya.',
    why: 'Jika disetel di bawah angka yang sudah dimiliki baris, insert-insert berikutnya gagal dengan duplicate key, satu demi satu. `setval` tidak ikut di-rollback bersama transaksinya, dan sesi lain mungkin sudah mengambil angka di antaranya.',
    safe: `Selalu setel maju saja, dari baris-barisnya sendiri, sambil menahan penulisan ke tabelnya:

\`\`\`sql
LOCK TABLE orders IN SHARE ROW EXCLUSIVE MODE;
SELECT setval('orders_id_seq', (SELECT max(id) FROM orders));
\`\`\``,
  },
  'session-setting-leaks': {
    title: 'Pengaturan yang bertahan melewati migrasi',
    what: '`SET` tanpa `LOCAL`, atau `set_config(…, false)`, pada pengaturan yang mengubah arti SQL, dan tidak di-reset dalam migrasi yang sama.',
    why: 'Pengaturan itu berlaku selama koneksinya ada. Tool menjalankan semua migrasi pending, dan pooler menjalankan pihak lain, di koneksi yang sama: yang datang berikutnya berjalan dengan `search_path` atau role yang tidak pernah dilihat penulisnya, dan hasilnya berbeda jika di-deploy sendirian.',
    safe: 'Gunakan `SET LOCAL` di dalam transaksi, atau tulis nama beserta skemanya; di luar transaksi akhiri file dengan `RESET search_path`.',
  },
  'set-expression-rewrites': {
    title: 'Ekspresi kolom stored generated diubah',
    what: '`ALTER COLUMN … SET EXPRESSION` pada kolom stored generated.',
    why: 'Nilainya langsung dihitung dan ditulis untuk setiap baris: tabel dan semua indeksnya ditulis ulang sementara pembacaan dan penulisan menunggu.',
    safe: 'Tambahkan kolom biasa yang dijaga tetap mutakhir oleh trigger dengan ekspresi baru, isi baris lama per batch, biarkan aplikasi berpindah, hapus kolom lama. Kolom `VIRTUAL` (PostgreSQL 18) mengubah ekspresinya tanpa biaya.',
  },
  'set-not-null-scans': {
    title: 'SET NOT NULL membaca seluruh tabel',
    what: '`ALTER COLUMN … SET NOT NULL` pada tabel yang sudah ada tanpa CHECK tervalidasi yang membuktikannya.',
    why: 'PostgreSQL membaca setiap baris untuk mencari NULL, dan selama itu menahan ACCESS EXCLUSIVE: tidak ada query apa pun yang bisa lewat. Satu NULL saja membuatnya gagal.',
    safe: `Buktikan lebih dulu, dengan constraint yang ditambahkan sebagai \`NOT VALID\` dan divalidasi kemudian, bahwa tidak ada NULL.

Pada versi 18 ke atas:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_not_null NOT NULL c NOT VALID;
-- dalam migrasi berikutnya
ALTER TABLE t VALIDATE CONSTRAINT t_c_not_null;
\`\`\`

Pada versi 12 sampai 17:

\`\`\`sql
ALTER TABLE t ADD CONSTRAINT t_c_known CHECK (c IS NOT NULL) NOT VALID;
-- dalam migrasi berikutnya
ALTER TABLE t VALIDATE CONSTRAINT t_c_known;
ALTER TABLE t ALTER COLUMN c SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT t_c_known;
\`\`\`

Sebelum versi 12, pertahankan CHECK sebagai ganti NOT NULL.`,
  },
  'style-char-type': {
    title: 'Kolom bertipe char(n)',
    what: 'Kolom baru bertipe `char(n)`.',
    why: 'Nilainya ditambahi spasi sampai panjang penuh, yang diabaikan saat perbandingan tetapi tidak oleh `LIKE`; tipe ini tidak lebih kecil dan tidak lebih cepat daripada `text`.',
    safe: 'Gunakan `text`, dengan `CHECK (length(code) = 2)` jika panjangnya penting.',
  },
  'style-integer-primary-key': {
    title: 'Primary key empat byte atau kurang',
    what: 'Primary key tabel baru adalah satu kolom `integer` atau `smallint`.',
    why: 'Pada angka 2.147.483.647 insert mulai gagal, dan angka dari insert yang gagal ikut terpakai. Beralih ke `bigint` menulis ulang tabel itu dan semua yang merujuknya.',
    safe: 'Gunakan `bigint GENERATED ALWAYS AS IDENTITY`, atau `uuid` (versi 7 dengan `uuidv7()` mulai 18).',
  },
  'style-json-type': {
    title: 'Kolom bertipe json',
    what: 'Kolom baru bertipe `json`.',
    why: 'Tipe ini disimpan sebagai teks dan di-parse setiap kali dipakai, tidak memiliki operator kesamaan (jadi tanpa `DISTINCT`, tanpa indeks unik), dan tanpa indeks GIN.',
    safe: 'Gunakan `jsonb`, kecuali jika teks persisnya penting: spasi, urutan key, key yang berulang.',
  },
  'style-missing-if-exists': {
    title: 'DROP tanpa IF EXISTS',
    what: '`DROP` yang gagal jika objeknya tidak ada.',
    why: 'Jika migrasi tidak berjalan dalam satu transaksi dan berhenti di tengah jalan, migrasi itu dijalankan lagi, dan gagal pada apa yang sudah dihapusnya sebelumnya.',
    safe: 'Tulis `DROP … IF EXISTS` dalam migrasi yang berjalan di luar transaksi.',
  },
  'style-mixed-case-identifier': {
    title: 'Nama yang harus ditulis dalam tanda kutip',
    what: 'Nama tabel atau kolom baru memuat huruf besar, spasi, atau tanda baca.',
    why: 'PostgreSQL mengubah nama menjadi huruf kecil kecuali jika ditulis dalam tanda kutip, jadi siapa pun yang menulis SQL harus memberi tanda kutip pada nama ini di mana-mana, dan diberi tahu bahwa nama itu tidak ada jika lupa.',
    safe: 'Gunakan `lower_case_with_underscores`, dan biarkan mapping di aplikasi yang menerjemahkannya.',
  },
  'style-money-type': {
    title: 'Kolom bertipe money',
    what: 'Kolom baru bertipe `money`.',
    why: 'Cara membaca dan menampilkannya, dan berapa digit yang disimpannya, bergantung pada pengaturan `lc_monetary` dari setiap server dan sesi; tipe ini tidak mengenal mata uang.',
    safe: 'Gunakan `numeric(12, 2)` dan satu kolom untuk mata uangnya, atau nilai sen sebagai bilangan bulat dalam `bigint`.',
  },
  'style-serial': {
    title: 'serial sebagai ganti identity',
    what: 'Kolom baru mengambil default-nya dari sebuah sequence, seperti yang dilakukan `serial`.',
    why: 'Sequence itu memiliki privilege sendiri, `INSERT` boleh menulis angka apa pun tanpa melaluinya, dan salinan tabel (`LIKE`) memakainya bersama. Kolom identity tidak memiliki masalah ini dan merupakan SQL standar.',
    safe: 'Gunakan `bigint GENERATED ALWAYS AS IDENTITY`, atau `BY DEFAULT` jika baris disalin beserta angkanya.',
  },
  'style-timestamp-without-time-zone': {
    title: 'timestamp tanpa zona waktu',
    what: 'Kolom baru bertipe `timestamp` (tanpa zona waktu).',
    why: 'Kolom ini menyimpan apa yang ditunjukkan sebuah jam dinding di suatu tempat. Momen mana yang dimaksud bergantung pada zona yang tidak dicatat siapa pun; perbandingan dengan `now()` memakai zona sesi.',
    safe: 'Gunakan `timestamptz`. Ukurannya sama delapan byte, dan yang disimpan adalah momennya.',
  },
  'style-unnamed-constraint': {
    title: 'Constraint tanpa nama',
    what: '`ALTER TABLE … ADD` sebuah constraint tanpa memberinya nama.',
    why: 'PostgreSQL memilih sendiri namanya, disertai angka jika nama itu sudah dipakai: database dengan riwayat berbeda bisa memiliki nama yang berbeda, dan `DROP CONSTRAINT` berikutnya hanya cocok untuk sebagian.',
    safe: 'Beri nama: `ADD CONSTRAINT orders_total_positive CHECK (total > 0)`.',
  },
  'style-varchar-limit': {
    title: 'varchar dengan batas',
    what: 'Kolom baru bertipe `varchar(n)`.',
    why: 'Tipe ini tidak lebih kecil daripada `text`. Mempersempit batasnya menulis ulang tabel, dan view atas kolom itu melarang perubahan batas apa pun; CHECK bisa diganti tanpa keduanya.',
    safe: 'Gunakan `text` dengan `CHECK (length(name) <= 80)` jika batasnya adalah aturan bisnis.',
  },
};
