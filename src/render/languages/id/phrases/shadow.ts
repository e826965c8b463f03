/** What the rehearsal says, in Indonesian. */
import type { Language } from '../../../language.ts';

export const shadowPhrases: Language['phrases'] = {
  // src/shadow/base/build.ts
  'Mend the SQL, or remove database.{0} from the configuration.':
    'Perbaiki SQL-nya, atau hapus database.{0} dari konfigurasi.',
  'The {0} does not run: {1}.': '{0} tidak bisa dijalankan: {1}.',
  'not SQL, so it was not run; what it changes is missing here':
    'bukan SQL, jadi tidak dijalankan; yang diubahnya tidak ada di sini',
  "psql's variables {0} have no value here; their own names stand in for them":
    'variabel psql {0} tidak punya nilai di sini; namanya sendiri yang dipakai sebagai gantinya',
  '{0} were made as stubs': '{0} dibuat sebagai stub',
  // src/shadow/base/replay-log.ts
  '{0}. 1 later statement was left out because of it: {1}':
    '{0}. Karena itu 1 statement sesudahnya tidak dijalankan: {1}',
  '{0}. {1} later statements were left out because of it: {2}':
    '{0}. Karena itu {1} statement sesudahnya tidak dijalankan: {2}',
  // src/shadow/base/replay-statements.ts
  'PostgreSQL says: {0}': 'PostgreSQL menyatakan: {0}',
  'not committed. {0}': 'tidak di-commit. {0}',
  'the bodies of functions are not checked from here on. {0}': 'mulai dari sini badan fungsi tidak diperiksa. {0}',
  'the extension {0} is not part of this engine: {1}': 'ekstensi {0} bukan bagian dari engine ini: {1}',
  '{0} does not come from these migrations and was made as a stub':
    '{0} tidak berasal dari migrasi-migrasi ini dan dibuat sebagai stub',
  // src/shadow/base/survive.ts
  'COPY with {0} needs rows or files from outside, which a rehearsal does not have':
    'COPY dengan {0} memerlukan baris atau file dari luar, yang tidak dimiliki uji coba',
  'a file': 'sebuah file',
  'a program': 'sebuah program',
  "the migration tool's own table {0}": 'tabel milik tool migrasi sendiri {0}',
  'the role {0}': 'role {0}',
  'the schema {0}': 'skema {0}',
  'the type {0} of the extension {1}': 'tipe {0} dari ekstensi {1}',
  // src/shadow/catalogue/read.ts
  'The catalogue could not be read: {0}.': 'Katalog tidak bisa dibaca: {0}.',
  // src/shadow/exact/read.ts
  'The schema could not be read exactly: {0}.': 'Skema tidak bisa dibaca secara persis: {0}.',
  // src/shadow/loop/observe.ts
  'Locks could not be read: {0}.': 'Lock tidak bisa dibaca: {0}.',
  // src/shadow/loop/obstacles.ts
  'it names the database {0}, and the rehearsal runs in another':
    'statement ini menyebut database {0}, sedangkan uji coba berjalan di database lain',
  'the extension {0} is not part of this engine': 'ekstensi {0} bukan bagian dari engine ini',
  '{0}: names the database {1}; the rehearsal runs in one of another name, so the statement was skipped.':
    '{0}: menyebut database {1}; uji coba berjalan di database dengan nama lain, jadi statement ini dilewati.',
  '{0}: the extension {1} is not part of this engine; rehearse with `countersign review --database URL` on a server that has it.':
    '{0}: ekstensi {1} bukan bagian dari engine ini; lakukan uji coba dengan `countersign review --database URL` pada server yang memilikinya.',
  '{0}: {1} is not made by these migrations and was stubbed; check that production has it.':
    '{0}: {1} tidak dibuat oleh migrasi-migrasi ini dan diganti dengan stub; periksa apakah produksi memilikinya.',
  // src/shadow/loop/rehearse.ts
  'it was running when the rehearsal was stopped: {0}': 'statement ini sedang berjalan ketika uji coba dihentikan: {0}',
  // src/shadow/pass.ts
  'Give what the history lacks as database.prelude, or a dump of the schema as database.baseline, in the configuration.':
    'Di konfigurasi, berikan yang tidak ada di riwayat sebagai database.prelude, atau dump skema sebagai database.baseline.',
  'The migration could not be rehearsed: {0}, and the base history has gaps (the first at {1}).':
    'Migrasi ini tidak bisa diuji coba: {0}, dan riwayat base tidak lengkap (celah pertama di {1}).',
  'The migration does not apply: {0} (SQLSTATE {1}).': 'Migrasi ini gagal diterapkan: {0} (SQLSTATE {1}).',
  '`{0}` was rehearsed empty, because no sample rows could be made ({1}); its scans and conditions were not seen.':
    '`{0}` diuji coba dalam keadaan kosong, karena baris sampel tidak bisa dibuat ({1}); scan dan kondisinya tidak terlihat.',
  // src/shadow/pglite/child.ts
  'Run again with --database URL to rehearse on a PostgreSQL server, and report the statement.':
    'Jalankan lagi dengan --database URL untuk uji coba pada sebuah server PostgreSQL, dan laporkan statement itu.',
  'The SQL needed more than {0} MiB of memory and was stopped.':
    'SQL ini memerlukan lebih dari {0} MiB memori dan dihentikan.',
  'The embedded database could not start: {0}.': 'Database embedded tidak bisa dimulai: {0}.',
  'The embedded database stopped unexpectedly ({0}).': 'Database embedded berhenti secara tak terduga ({0}).',
  'Work in smaller pieces: batches, a LIMIT in the recursive query, no sort of generated rows.':
    'Kerjakan dalam potongan yang lebih kecil: batch, LIMIT di query rekursif, tanpa mengurutkan baris yang di-generate.',
  'signal {0}': 'sinyal {0}',
  // src/shadow/pglite/engine.ts
  'A statement': 'Sebuah statement',
  'Keeping the snapshot': 'Penyimpanan snapshot',
  'Make the statement smaller, or raise limits.statement or limits.total in the configuration.':
    'Perkecil statement-nya, atau naikkan limits.statement atau limits.total di konfigurasi.',
  'Run again with --database URL to rehearse on a PostgreSQL server.':
    'Jalankan lagi dengan --database URL untuk uji coba pada sebuah server PostgreSQL.',
  'Starting the embedded database': 'Proses memulai database embedded',
  'The embedded database broke: {0}.': 'Database embedded rusak: {0}.',
  'The rehearsal as a whole': 'Uji coba secara keseluruhan',
  '{0} took longer than {1} s and was stopped.': '{0} memakan waktu lebih dari {1} detik dan dihentikan.',
  // src/shadow/rehearsal.ts
  'Objects of kind {0} exist and are not compared; compare them with pg_dump --schema-only.':
    'Ada objek berjenis {0} dan objek itu tidak dibandingkan; bandingkan dengan pg_dump --schema-only.',
  'The way back of the oldest {0} migrations was not rehearsed: more than {1} have no way down. Rehearse them in smaller pull requests.':
    'Rollback dari {0} migrasi tertua tidak diuji coba: lebih dari {1} tidak punya migrasi down. Lakukan uji coba dalam beberapa pull request yang lebih kecil.',
  'The way back took longer than {0} s and was stopped.': 'Rollback memakan waktu lebih dari {0} detik dan dihentikan.',
  'an earlier statement did not apply': 'sebuah statement sebelumnya gagal diterapkan',
  'the rehearsal ended before it': 'uji coba berakhir sebelum statement ini',
  // src/shadow/rollback/generate.ts
  '`{0}` is refused, because of the rows that are there: {1}': '`{0}` ditolak, karena baris-baris yang ada: {1}',
  '`{0}` is refused: {1}': '`{0}` ditolak: {1}',
  'it would drop {0} and make it anew, without its contents':
    'rollback itu akan menghapus {0} dan membuatnya lagi, tanpa isinya',
  'it would not restore {0}': 'rollback itu tidak akan memulihkan {0}',
  // src/shadow/rollback/rehearse.ts
  'The way back was not rehearsed to its end: {0} Run it on a copy of production.':
    'Rollback tidak diuji coba sampai selesai: {0} Jalankan pada salinan produksi.',
  // src/shadow/samples/fill.ts
  'it does not exist': 'objek itu tidak ada',
  'it has no partition that could hold a row': 'tidak punya partisi yang bisa menampung baris',
  'it is a foreign table: its rows lie on another server': 'ini foreign table: baris-barisnya ada di server lain',
  'it is a materialized view: its rows come from its query':
    'ini materialized view: baris-barisnya berasal dari query-nya',
  'it is a sequence': 'ini sequence',
  'it is a view: its rows come from its query': 'ini view: baris-barisnya berasal dari query-nya',
  'its parent {0} has no rows': 'induknya {0} tidak punya baris',
  'its rows did not agree with its keys': 'baris-barisnya tidak sesuai dengan key-nya',
  // src/shadow/samples/options.ts
  'no value was found for column {0}': 'tidak ditemukan nilai untuk kolom {0}',
  'no values were found for columns {0}': 'tidak ditemukan nilai untuk kolom-kolom {0}',
  '{0} that satisfies {1}': '{0} yang memenuhi {1}',
  // src/shadow/schema/read.ts
  "The database's schema could not be read: {0}": 'Skema database tidak bisa dibaca: {0}',
  // src/shadow/server/connect.ts
  'Check the database URL and the log of the server.': 'Periksa URL database dan log servernya.',
  'Correct the host name.': 'Perbaiki nama host.',
  'Correct them in the database URL; special characters of a password are percent-encoded.':
    'Perbaiki di URL database; karakter khusus dalam password ditulis dengan percent-encoding.',
  'Give the address of a server on which a database may be created.':
    'Berikan alamat server tempat sebuah database boleh dibuat.',
  'Let it create throw-away databases, on a server that holds nothing of value.':
    'Izinkan role itu membuat database sekali pakai, di server yang tidak menyimpan apa pun yang berharga.',
  'Name one that exists, such as postgres; the rehearsal makes its own beside it.':
    'Sebutkan yang memang ada, misalnya postgres; uji coba membuat database-nya sendiri di sampingnya.',
  'No PostgreSQL server answers at the database URL: the connection was refused.':
    'Tidak ada server PostgreSQL yang merespons di URL database: koneksi ditolak.',
  'Raise max_connections or use a server of its own for rehearsals.':
    'Naikkan max_connections atau gunakan server tersendiri untuk uji coba.',
  'Start the server, or correct host and port.': 'Jalankan servernya, atau perbaiki host dan port.',
  'The PostgreSQL server asks for a password, and the database URL has none.':
    'Server PostgreSQL meminta password, sedangkan URL database tidak memuatnya.',
  'The PostgreSQL server cannot be used: {0}.': 'Server PostgreSQL tidak bisa digunakan: {0}.',
  'The PostgreSQL server has no connection left.': 'Server PostgreSQL sudah kehabisan koneksi.',
  'The PostgreSQL server refused user name or password.': 'Server PostgreSQL menolak nama pengguna atau password.',
  'The database URL is not a PostgreSQL URL.': 'URL database ini bukan URL PostgreSQL.',
  'The database named in the database URL does not exist.': 'Database yang disebut di URL database tidak ada.',
  'The host of the database URL is not known.': 'Host di URL database tidak dikenal.',
  'The role of the database URL may not create a database.': 'Role di URL database tidak boleh membuat database.',
  'no answer': 'tidak ada jawaban',
  // src/shadow/server/engine.ts
  'The server runs PostgreSQL {0}; {1} is the oldest that can be observed.':
    'Server ini menjalankan PostgreSQL {0}; yang tertua yang bisa diamati adalah {1}.',
  'Use a newer server, or the embedded engine.': 'Gunakan server yang lebih baru, atau engine embedded.',
  // src/shadow/server/session.ts
  'A migration has no use for such an answer: leave the SELECT out or LIMIT it.':
    'Sebuah migrasi tidak memerlukan jawaban seperti itu: hilangkan SELECT-nya atau batasi dengan LIMIT.',
  'A statement answered with more than {0} MiB and was stopped.':
    'Sebuah statement menjawab dengan lebih dari {0} MiB dan dihentikan.',
  'The rehearsal': 'Uji coba',
  'The rehearsal database is closed already.': 'Database untuk uji coba sudah ditutup.',
};
