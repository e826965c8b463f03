/** What a phase of a rollout asks for and does, in Indonesian. */
import { say } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

type Plan = Language['messages']['plan'];

export const criteria: Plan['criteria'] = {
  'signed-off': () => say`semua yang diminta oleh kebijakan sudah menyetujui`,
  'previous-done': () => say`fase sebelumnya sudah memenuhi semua kriteria selesainya`,
  'backup-restored': () => say`sebuah backup sudah pernah di-restore dan diperiksa`,
  'off-peak': () => say`traffic rendah, dan tidak ada yang memperkirakannya naik`,
  'code-released': () => say`kode yang membutuhkannya sudah dirilis di semua tempat`,
  'no-code-uses': ({ name }) => say`tidak ada lagi yang sedang berjalan yang memakai ${name('object')}`,
  'releases-passed': ({ figure }) => say`${figure('releases')} rilis sudah lewat tanpa ada yang harus dikembalikan`,
  'disk-free': ({ size }) => say`ruang disk kosong lebih dari ${size('bytes')}`,
  'dependents-carried': ({ name }) => say`${name('objects')} sudah ada juga untuk kolom baru, dan valid`,
  'check-is-zero': () => say`pemeriksaan dari fase sebelumnya tidak menemukan apa pun`,
  'structure-there': () => say`skema sesuai dengan yang diharapkan`,
  gone: ({ name }) => say`${name('object')} sudah tidak ada, dan tidak ada yang memintanya`,
  'errors-below': ({ figure }) => say`error tetap di bawah ${figure('percent')} %`,
  'no-mismatch': () => say`nilai lama dan baru cocok di setiap baris`,
  'backfill-finished': () => say`backfill sudah selesai, dan tidak ada barisnya yang tersisa`,
  ramped: ({ figure }) => say`${figure('percent')} % pembacaan memakai jalur baru`,
  soaked: ({ figure }) => say`${figure('hours')} jam pada 100 % tanpa alarm`,
  'p99-within': ({ figure }) => say`P99 tidak lebih dari ${figure('percent')} % di atas jalur lama`,
  'index-valid': () => say`indeks valid`,
  validated: () => say`constraint sudah divalidasi`,
};

export const steps: Plan['steps'] = {
  'set-guards': () => say`Pasang pengaman sesi, dan coba lagi nanti jika lock tidak didapat.`,
  'add-column': ({ name }) => say`Tambahkan ${name('column')} ke ${name('table')}.`,
  'add-index': ({ name }) =>
    say`Bangun ${name('index')} di luar transaksi; jika hasilnya INVALID, hapus indeks itu dan bangun lagi.`,
  'add-unchecked': ({ name }) =>
    say`Tambahkan ${name('constraint')}: constraint ini mengikat baris baru, dan belum membaca baris lama.`,
  validate: ({ name }) => say`Validasi ${name('constraint')}; pembacaan dan penulisan tetap berjalan selama itu.`,
  'set-not-null': ({ name }) =>
    say`Pasang NOT NULL, yang tidak membaca apa pun karena ${name('constraint')} sudah valid.`,
  loosen: ({ name }) => say`Izinkan ${name('from')} kosong (NULL), karena tidak akan ada lagi yang menulisnya.`,
  'attach-constraint': ({ name }) => say`Jadikan indeks itu constraint ${name('constraint')}.`,
  'carry-dependents': ({ name }) =>
    say`Bangun untuk ${name('to')} apa yang hanya dimiliki ${name('from')}: ${name('objects')}.`,
  'sync-trigger': ({ name }) =>
    say`Pasang trigger yang meneruskan ke ${name('to')} apa yang ditulis kode lama ke ${name('from')}.`,
  'write-both': ({ name }) => say`Rilis kode yang menulis ke ${name('from')} dan ${name('to')}, di balik feature flag.`,
  'always-write': ({ name }) => say`Rilis kode yang tidak pernah membiarkan ${name('column')} kosong (NULL).`,
  'run-backfill': ({ name }) => say`Jalankan backfill ${name('table')} (lihat Backfill).`,
  'fill-by-hand': ({ name }) =>
    say`Isi ${name('to')} per halaman; nilainya tidak ada di migrasi mana pun, jadi tentukan dulu nilainya.`,
  'ramp-reads': ({ figure }) => say`Rilis kode yang membaca sisi baru, di balik feature flag: ${figure('ramp')} %.`,
  'release-code': () => say`Rilis kode yang menyertainya.`,
  'stop-using': ({ name }) =>
    say`Rilis kode yang tidak lagi memakai ${name('object')}; periksa juga di luar repositori ini.`,
  watch: ({ figure }) => say`Pantau selama ${figure('hours')} jam.`,
  'drop-column': ({ name }) => say`Hapus ${name('object')}.`,
  'drop-table': ({ name }) => say`Hapus ${name('object')}.`,
  'swap-names': ({ name }) =>
    say`Hapus ${name('from')} yang lama, dan berikan namanya kepada ${name('to')}, dalam satu transaksi.`,
  'rename-with-view': ({ name }) => say`Ganti namanya, dan sediakan view dengan nama ${name('from')}.`,
  'drop-view': ({ name }) => say`Hapus view ${name('object')}.`,
  'change-type': ({ name }) =>
    say`Ubah tipenya dari ${name('from')} menjadi ${name('to')}: baris yang ada tetap seperti semula.`,
  'add-value': ({ name }) => say`Tambahkan nilai ${name('value')} sebelum ada kode yang menulisnya.`,
  'as-written': ({ name }) => say`Jalankan migrasi ini pada ${name('table')}.`,
  'online-tool': () => say`Pertimbangkan tool online sebagai pengganti maintenance window ini (lihat di bawah).`,
  'first-pull-request': () => say`Pull request pertama: yang menambah.`,
  'second-pull-request': () => say`Pull request kedua, beberapa rilis kemudian: yang menghapus.`,
};
