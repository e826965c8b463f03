/** The documentation of the rules from n to p, by their id, in Indonesian. */
import type { Language } from '../../../language.ts';

export const rulesNToP: Language['rules'] = {
  'nested-transaction': {
    title: 'BEGIN di dalam transaksi',
    what: '`BEGIN` padahal sudah ada transaksi yang terbuka: milik tool migrasi, atau dari `BEGIN` sebelumnya. Jika sesudahnya ada `COMMIT`, yang melaporkannya adalah `transaction-ended-early`.',
    why: 'PostgreSQL tidak memiliki transaksi bersarang: BEGIN itu diabaikan dengan peringatan, dan yang ingin dipisahkan penulisnya menjadi satu transaksi dengan satu kumpulan lock.',
    safe: 'Hilangkan BEGIN. Untuk memisahkan bagian-bagian, gunakan file tersendiri, atau cara tool menjalankan file tanpa transaksi; untuk membatalkan satu bagian saja, gunakan SAVEPOINT.',
  },
  'not-null-without-default': {
    title: 'Kolom NOT NULL tanpa nilai untuk baris yang sudah ada',
    what: '`ADD COLUMN … NOT NULL` tanpa default pada tabel yang sudah ada sebelumnya.',
    why: 'Setiap baris yang ada akan berisi NULL di kolom baru itu, jadi statement gagal begitu tabelnya memiliki satu baris saja, dan deploy berhenti di sana.',
    safe: "Beri kolom itu default konstan (`ADD COLUMN status text NOT NULL DEFAULT 'new'`), yang tidak memerlukan penulisan ulang; atau tambahkan sebagai nullable, isi per batch, dan pasang NOT NULL dalam migrasi berikutnya.",
  },
  'owner-changed': {
    title: 'Owner diubah',
    what: 'Pada akhirnya, objek yang sudah ada sebelumnya menjadi milik role lain.',
    why: 'Hanya owner yang boleh mengubah atau menghapusnya: migrasi berikutnya yang dijalankan role lama akan gagal. Owner juga membaca tanpa dibatasi row security, fungsi dengan SECURITY DEFINER berjalan dengan haknya, dan owner lama tidak memiliki privilege apa pun selain yang pernah diberikan lewat grant.',
    safe: 'Periksa apakah role yang menjalankan migrasi adalah anggota owner baru, dan berikan grant kepada owner lama untuk yang masih diperlukan kodenya, dalam transaksi yang sama.',
  },
  'partition-created-under-lock': {
    title: 'Partisi dibuat atau dihapus dengan lock pada induknya',
    what: '`CREATE TABLE … PARTITION OF` tabel yang sudah ada, atau `DROP TABLE` salah satu partisinya.',
    why: 'Keduanya mengambil ACCESS EXCLUSIVE pada induknya: setiap query pada partisi mana pun menunggu, mula-mula menunggu query yang sedang berjalan, lalu sampai transaksinya berakhir. Partisi default dibaca seluruhnya di bawah lock itu.',
    safe: `Buat partisi sebagai tabel tersendiri lalu pasang (attach); lepas (detach) secara concurrent sebelum menghapusnya:

\`\`\`sql
CREATE TABLE p_2030 (LIKE p INCLUDING ALL);
ALTER TABLE p ATTACH PARTITION p_2030 FOR VALUES FROM ('2030-01-01') TO ('2031-01-01');
-- untuk menghapus, pada versi 14 ke atas, di luar transaksi
ALTER TABLE p DETACH PARTITION p_2020 CONCURRENTLY;
DROP TABLE p_2020;
\`\`\``,
  },
  'partitioned-index-not-concurrent': {
    title: 'Indeks dibangun pada semua partisi sementara penulisan menunggu',
    what: '`CREATE INDEX` pada tabel berpartisi yang sudah ada sebelumnya, tanpa `ONLY`.',
    why: 'Perintah ini membangun indeks pada setiap partisi satu per satu dan menahan lock SHARE pada semuanya, dan pada induknya, sampai yang terakhir selesai: setiap penulisan ke partisi mana pun menunggu selama jumlah waktu semua pembangunan itu. `CONCURRENTLY` ditolak untuk tabel berpartisi.',
    safe: `Buat indeks induknya kosong, bangun indeks setiap partisi secara concurrent, lalu pasang (attach):

\`\`\`sql
CREATE INDEX events_at ON ONLY events (at);
CREATE INDEX CONCURRENTLY events_2024_at ON events_2024 (at); -- untuk setiap partisi, di luar transaksi
ALTER INDEX events_at ATTACH PARTITION events_2024_at;
\`\`\``,
  },
  'persistence-changed': {
    title: 'Tabel dijadikan logged atau unlogged',
    what: '`ALTER TABLE … SET LOGGED` atau `SET UNLOGGED` pada tabel yang sudah ada sebelumnya.',
    why: 'Tabel dan semua indeksnya ditulis ulang sementara pembacaan dan penulisan menunggu. Tabel unlogged dikosongkan setelah crash, dan replika tidak memilikinya sama sekali.',
    safe: 'Isi tabel baru dari jenis yang diinginkan per batch lalu tukar namanya. Jadikan unlogged hanya tabel yang tidak apa-apa jika isinya hilang.',
  },
  'policy-dropped': {
    title: 'Policy dihapus',
    what: 'Policy row security dari tabel yang sudah ada sebelumnya pada akhirnya tidak ada lagi dengan namanya itu.',
    why: 'Policy permissive menampilkan baris: tanpanya baris itu tidak tampak, dan tidak ada error yang menyatakannya. Policy restrictive menyembunyikan baris: tanpanya baris itu terlihat. Jika tidak ada policy yang tersisa, hanya owner yang melihat baris.',
    safe: 'Ubah policy dengan `ALTER POLICY`, atau buat yang baru sebelum yang lama dihapus, dalam satu transaksi; lalu hitung baris sebagai setiap role (`SET ROLE`).',
  },
  'primary-key-builds-index': {
    title: 'PRIMARY KEY membangun indeksnya saat itu juga',
    what: '`ADD PRIMARY KEY` tanpa `USING INDEX` pada kolom yang sudah ada di tabel yang sudah ada.',
    why: 'Indeksnya dibangun, dan NULL dicari di kolom-kolom nullable, dengan ACCESS EXCLUSIVE: pembacaan dan penulisan menunggu sampai selesai. Satu duplikat atau NULL membuatnya gagal.',
    safe: `Bangun indeks unik secara concurrent, lalu buat key dari indeks itu:

\`\`\`sql
-- pertama jadikan kolomnya NOT NULL tanpa scan (lihat set-not-null-scans), lalu di luar transaksi
CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (id);
-- lalu
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
\`\`\``,
  },
  'primary-key-dropped': {
    title: 'Primary key dihapus',
    what: 'Tabel yang sebelumnya memiliki primary key tidak memilikinya lagi setelah semua migrasi selesai. Key yang hilang bersama kolomnya dilaporkan sebagai `drop-column-takes-along`.',
    why: 'Tidak ada lagi yang menjaga agar baris tetap berbeda, dan replica identity hilang: jika tabelnya dipublikasikan untuk logical replication, setiap UPDATE dan DELETE padanya gagal.',
    safe: `Ganti key itu dalam satu statement, dari indeks yang sudah dibangun sebelumnya:

\`\`\`sql
ALTER TABLE t DROP CONSTRAINT t_pkey, ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_new_key;
\`\`\`

Atau beri identity lain lebih dulu: \`ALTER TABLE t REPLICA IDENTITY USING INDEX t_other_key\`.`,
  },
  'primary-key-on-nullable-column': {
    title: 'PRIMARY KEY USING INDEX pada kolom yang boleh NULL',
    what: '`ADD PRIMARY KEY USING INDEX` yang kolomnya sebelumnya tidak NOT NULL.',
    why: 'Indeksnya sudah ada, tetapi kolomnya menjadi NOT NULL bersama key itu: PostgreSQL membaca setiap baris dengan ACCESS EXCLUSIVE, sementara pembacaan dan penulisan menunggu. Satu NULL membuatnya gagal.',
    safe: 'Jadikan kolomnya NOT NULL lebih dulu, tanpa scan di bawah lock (lihat `set-not-null-scans`); sesudah itu `ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey` hanya mengubah katalog.',
  },
};
