/** The words of rollout plans and runbooks, in Indonesian: one for every id of `model/plan.ts`. */
import type { BackfillRefusal } from '../../../../model/plan-terms.ts';
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import { criteria, steps } from './plan-steps.ts';
import { runbookWords } from './runbook.ts';

type Plan = Language['messages']['plan'];

const recipes: Plan['recipes'] = {
  'add-column': 'tambah kolom',
  'drop-column': 'hapus kolom',
  'drop-table': 'hapus tabel',
  'rename-column': 'ganti nama kolom',
  'rename-table': 'ganti nama tabel',
  'type-change': 'ubah tipe',
  'not-null': 'larang nilai kosong (NULL)',
  unique: 'unique key',
  'foreign-key': 'foreign key',
  index: 'indeks',
  enum: 'nilai enum',
  rewrite: 'tulis ulang tabel',
  split: 'pecah pull request ini',
};

/** As engineers call them, and as the plan's own gaps name them. */
const phases: Plan['phases'] = {
  expand: 'Expand',
  'dual-write': 'Dual write',
  backfill: 'Backfill',
  'flip-reads': 'Flip reads',
  soak: 'Soak',
  contract: 'Contract',
};

const queries: Plan['queries'] = {
  'columns-there': ({ name }) => say`kolom ${name('table')} yang ada, dari ${name('columns')}`,
  'columns-gone': ({ name }) => say`kolom ${name('table')} yang masih ada, dari ${name('columns')}`,
  'relation-there': ({ name }) => say`${name('table')} ada`,
  'relation-gone': ({ name }) => say`${name('table')} sudah tidak ada`,
  'row-count': ({ name }) => say`jumlah baris ${name('table')}, sebelum dan sesudah`,
  'nulls-left': ({ name }) => say`baris ${name('table')} tanpa nilai di ${name('column')}`,
  'old-and-new-differ': ({ name }) => say`baris ${name('table')} dengan ${name('column')} yang berbeda dari nilai lama`,
  sample: ({ name, figure }) =>
    say`${figure('rows')} baris ${name('table')} secara acak, nilai lama di samping nilai baru`,
  'rows-left': ({ name }) => say`baris ${name('table')} yang belum terjangkau oleh perubahan`,
  duplicates: ({ name }) => say`nilai ${name('column')} yang muncul lebih dari sekali di ${name('table')}`,
  orphans: ({ name }) => say`baris ${name('table')} yang akan ditolak oleh ${name('constraint')}`,
  'not-valid-left': () => say`constraint yang belum divalidasi`,
  'invalid-indexes': () => say`indeks yang INVALID`,
  'value-there': ({ name }) => say`${name('object')} memiliki nilai ${name('value')}`,
  'still-used': ({ name }) =>
    say`apakah ${name('table')} masih dibaca atau ditulis: tanyakan dua kali, berselang beberapa menit`,
};

const backs: Plan['backs'] = {
  'drop-added': ({ name }) => say`hapus lagi ${name('object')}; belum ada yang bergantung padanya`,
  'old-path': () => say`matikan jalur baru; kolom lama memiliki semuanya`,
  'leave-rows': () => say`hentikan; baris yang sudah terisi tidak merugikan, dan run berikutnya melanjutkan dari sana`,
  'reads-to-old': () => say`setel flag ke 0 %, atau rilis kode sebelumnya; sisi lama memiliki semuanya`,
  'drop-constraint': () => say`longgarkan constraint ke keadaan sebelum fase ini`,
  'nullable-again': () => say`izinkan lagi nilai kosong (NULL)`,
  'rename-back': () => say`kembalikan nama lamanya`,
  'type-back': ({ name }) =>
    say`ubah tipenya kembali menjadi ${name('from')}; akan ditolak jika ada nilai yang tidak lagi muat`,
  'value-stays': () =>
    say`rilis kode sebelumnya; nilainya tetap ada, karena PostgreSQL tidak bisa menghapusnya, dan tidak merugikan`,
  'way-down': () => say`jalankan migrasi down (lihat Rollback)`,
  'restore-backup': ({ name }) =>
    say`${strong('Point of no return.')} Isi ${name('object')} hanya bisa kembali dari backup`,
};

const measures: Plan['measures'] = {
  'error-rate-percent': (limit) => `error di atas ${limit} %`,
  'replica-lag-s': (limit) => `replica lag di atas ${limit} detik`,
  mismatches: (limit) => `lebih dari ${limit} baris yang nilai lama dan barunya berbeda`,
  'p99-percent': (limit) => `P99 lebih dari ${limit} % di atas jalur lama`,
  'lock-wait-s': (limit) => `lock tidak didapat dalam ${limit} detik`,
  'failed-attempts': (limit) => `${limit} percobaan gagal berturut-turut`,
};

const reactions: Plan['reactions'] = {
  'switch-off': 'matikan jalur baru',
  throttle: 'perlambat',
  'pause-and-halve': 'jeda, dan kurangi ukuran batch menjadi setengahnya',
  stop: 'hentikan',
  'ramp-to-zero': 'kembali ke 0 %',
  'go-back': 'rollback',
};

const risks: Plan['risks'] = {
  'blocks-traffic': ({ name }) => say`${name('object')} ditulis ulang dan sementara itu tidak bisa dipakai siapa pun`,
  'loses-data': ({ name }) => say`isi ${name('object')} tidak kembali`,
  'breaks-running-code': ({ name }) => say`kode yang sedang berjalan masih memakai ${name('object')}`,
  'rows-disagree': ({ name }) => say`ada baris di ${name('object')} yang membuatnya ditolak`,
  'loads-database': ({ name }) => say`backfill ${name('object')} memperlambat yang lain`,
  'fills-disk': ({ name }) => say`salinan kedua dari ${name('object')} memenuhi disk`,
  'no-proven-way-back': () => say`rollback belum terbukti`,
  'size-unknown': ({ name }) => say`${name('object')} lebih besar daripada perkiraan`,
};

const mitigations: Plan['mitigations'] = {
  'blocks-traffic': 'resepnya, tool online, atau maintenance window',
  'loses-data': 'backup yang sudah pernah di-restore, dan persetujuan seorang senior',
  'breaks-running-code': 'contract hanya setelah soak',
  'rows-disagree': 'jalankan query verifikasi lebih dulu',
  'loads-database': 'per halaman, dengan jeda, sambil memantau replika',
  'fills-disk': 'ukur ruang kosong lebih dulu',
  'no-proven-way-back': 'tulis rollback-nya, dan uji coba',
  'size-unknown': 'jalankan countersign stats',
};

const refusals: Plan['refusals'] = {
  'no-key':
    'tabel itu tidak punya primary key maupun unique key tanpa NULL, jadi barisnya tidak bisa ditelusuri berurutan',
  'value-unknown': 'nilai untuk baris yang sudah ada tidak disebut di migrasi mana pun',
  'not-readable':
    'statement-nya melakukan join, mengembalikan baris, atau mengerjakan beberapa hal, jadi tidak bisa dibagi per halaman dengan aman',
  'key-changes': 'statement-nya mengubah key yang dipakai untuk menelusuri baris',
  'no-ordinary-table': 'itu bukan tabel biasa',
};

const owed: Plan['owed'] = {
  validate: ({ name }) => say`validasi ${name('object')}: baris yang sudah ada sebelumnya belum diperiksa`,
  'drop-view': ({ name }) => say`hapus view ${name('object')} setelah tidak ada lagi kode yang menyebut nama lamanya`,
  'drop-column': ({ name }) =>
    say`hapus ${name('object')}, jika ${name('to')}, tempat isinya disalin, sudah menggantikannya di semua tempat`,
};

const gaps: Plan['gaps'] = {
  'no-entry': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} tidak punya kriteria mulai; sepakati satu.`,
  'no-steps': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} tidak punya langkah; tuliskan langkahnya.`,
  'no-exit': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} tidak punya kriteria selesai; sepakati satu.`,
  'no-check': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} berakhir tanpa pemeriksaan integritas; tulis satu.`,
  'no-way-back': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} tidak punya rollback; siapkan satu.`,
  'no-threshold': ({ name, figure }) =>
    say`Rencana untuk ${name('object')}: ${figure('phase')} tidak punya angka yang memicu rollback; sepakati satu.`,
  'not-restartable': ({ name }) => say`Backfill ${name('table')} tidak bisa dilanjutkan; tambahkan checkpoint.`,
  'no-return-unnamed': ({ name }) =>
    say`${name('object')} kehilangan isinya, dan tidak diketahui mulai dari statement mana; sepakati point of no return-nya.`,
  'duration-unknown': ({ figure }) =>
    say`Berapa lama rollout berlangsung: ukuran ${figure('tables')} tabel di produksi tidak diketahui. Jalankan ${code('countersign stats --database URL')} dan commit file hasilnya.`,
  'backfill-by-hand': ({ name, figure }) =>
    say`Backfill untuk ${name('table')} tidak bisa dibuat otomatis: ${refusals[figure('refused') as BackfillRefusal]}.`,
};

const weights: Plan['weights'] = {
  light: 'ringan: kapan saja, tanpa prosedur khusus',
  standard: 'standar: saat traffic rendah, satu orang memantau',
  detailed: 'rinci: dalam maintenance window, tim siaga, lebih dulu diuji coba pada salinan seukuran produksi',
  'war-room':
    'war room: maintenance window panjang yang diumumkan 24 jam sebelumnya, backup penuh lebih dulu, semua yang terlibat dalam satu call',
};

const preconditions: Plan['preconditions'] = {
  'unique-key': 'primary key atau unique key tanpa NULL',
  'no-triggers': 'tidak ada trigger milik tabel itu yang tidak boleh melihat salinannya',
  'ordinary-table': 'tabel biasa yang logged',
  'disk-twice': 'ruang disk kosong sekitar dua kali ukurannya',
  'extension-installed': 'ekstensi sudah terpasang',
  'logical-decoding': 'wal_level bernilai logical',
};

const moments: Plan['moments'] = {
  announce: [
    'Beri tahu pelanggan',
    'Pada <tanggal> pukul <jam> sampai <jam> kami melakukan pemeliharaan database. <Yang akan dirasakan pelanggan>.',
  ],
  'final-check': [
    'Jalankan pemeriksaan awal untuk terakhir kali',
    'Pemeriksaan awal selesai: <hasil>. Kami mulai satu jam lagi / kami tidak mulai karena <alasan>.',
  ],
  'status-page': ['Umumkan, dan perbarui status page', 'Pemeliharaan dimulai 30 menit lagi.'],
  start: ['Mulai', 'Dimulai. Kabar berikutnya setelah fase pertama.'],
  'phase-done': [
    'Setelah setiap fase',
    'Fase <n> selesai dan terverifikasi; dilanjutkan / dihentikan karena <alasan>.',
  ],
  end: ['Selesai', 'Selesai. <Durasi>, <hasil>, <yang masih harus dikerjakan>.'],
};

const volumes: Plan['volumes'] = {
  small: (rows) => `~${rows} baris: sekali jalan sederhana`,
  medium: (rows) => `~${rows} baris: per halaman, dengan kemajuan yang dipantau`,
  large: (rows) => `~${rows} baris: worker terjadwal, lajunya dibatasi (throttle) dan dipantau`,
  unknown: () => 'ukuran tidak diketahui: diperlakukan sebagai besar, dengan halaman kecil',
};

export const planWords: Plan = {
  recipes,
  phases,
  criteria,
  steps,
  queries,
  backs,
  owed,
  measures,
  reactions,
  risks,
  mitigations,
  gaps,
  weights,
  preconditions,
  moments,
  levels: { low: 'rendah', medium: 'sedang', high: 'tinggi' },
  volumes,
  refusals,
  parts: {
    plan: 'Rencana rollout',
    backfill: 'Backfill',
    rollback: 'Rollback',
    runbook: 'Runbook',
    afterDeploy: 'Setelah deploy',
    tools: 'Tool online',
  },
  weight: (words) => say`${strong('Runbook:')} ${words}.`,
  light: say`Terapkan, rilis kode yang membutuhkannya, periksa sekali. Rollback-nya sudah terbukti.`,
  phase: 'Fase',
  action: 'Langkah',
  criterion: 'Kriteria',
  enter: 'Mulai jika',
  verify: 'Verifikasi',
  back: 'Rollback',
  exit: 'Selesai jika',
  turnBack: 'Kapan mundur',
  moment: (minutes) => (minutes === 0 ? 'T0' : minutes % 60 === 0 ? `T−${-minutes / 60} jam` : `T−${-minutes} menit`),
  expects: {
    none: 'tidak ada baris',
    number: (answer) => String(answer),
    read: 'untuk ditinjau',
  },
  // Without a separator: a dot would be read as thousands here and as a decimal point in `1.5 k`.
  batches: (rows, pauseMs) => `halaman berisi ${rows} baris, jeda ${pauseMs} ms di antaranya`,
  psql: 'Untuk psql, di luar transaksi; jalankan lagi untuk melanjutkan:',
  worker: 'Untuk worker: setiap halaman dan checkpoint-nya dalam satu transaksi; halaman yang kosong mengakhirinya.',
  worked: {
    resume: 'Ambil posisi terakhirnya (satu baris; tidak ada baris: sudah selesai):',
    firstPage: 'Jika belum ada key terakhir, halaman pertama: ukurannya, key pertamanya, key terakhirnya:',
    nextPage: 'Jika sudah ada, halaman sesudahnya:',
    apply: 'Ubah baris halaman itu, dari key pertama sampai key terakhir:',
    checkpoint: 'Majukan checkpoint: key terakhir, jumlah baris di halaman, jumlah baris yang diubah:',
  },
  elsewhere: 'SQL-nya terlalu panjang untuk tempat ini; ada di runbook dan di JSON.',
  left: 'Sisa yang harus dikerjakan, nol pada akhirnya:',
  unfilled: (table, why) => say`${table}: tanpa SQL, karena ${why}.`,
  instead: 'melakukan hal yang sama tanpa menghentikan traffic',
  afterwards: 'mengembalikan ruang yang ditinggalkan backfill',
  met: { yes: 'terpenuhi', no: 'tidak terpenuhi', unknown: 'perlu verifikasi' },
  duration: {
    range: (from, to, size, date) =>
      say`${from} sampai ${to}, dihitung dari ${size} dalam statistik tanggal ${date}, dengan 20 sampai 200 MB/s dan 0.05 sampai 1 detik per halaman`,
    moment: say`sesaat: tidak ada yang bertambah lama seiring jumlah baris`,
    unknown: (tables) => say`perlu verifikasi: ukuran ${tables} tabel tidak diketahui`,
  },
  noReturn: (object, place) =>
    say`${strong('Point of no return:')} ${place}, mulai dari situ isi ${object} tidak kembali.`,
  moreRecipes: (amount) => `… dan ${amount} resep lagi di runbook`,
  runbook: runbookWords,
};
