/** Every fixed word a person reads, in Indonesian. */
import { code, type Inline, join, type Segment, say, strong } from '../../inline.ts';
import type { Language } from '../../language.ts';
import { boxWords } from './messages/boxes.ts';
import { checklistWords } from './messages/checklist.ts';
import { figure } from './messages/figures.ts';
import { planWords } from './messages/plan.ts';
import { refusalWords } from './messages/refusals.ts';
import { replyWords } from './messages/replies.ts';
import { signoffWords } from './messages/signoffs.ts';
import { statusWords } from './messages/status.ts';
import { trackingWords } from './messages/tracking.ts';

type Words = Language['messages'];

const history: Words['history'] = {
  edited: (path) => say`${path} diedit, dan database yang sudah menjalankannya tidak akan menjalankannya lagi`,
  removed: (path) => say`${path} dihapus, dan pada database yang sudah menjalankannya hasilnya tetap ada`,
  renamed: (path, other) => (other ? say`${other} diganti nama menjadi ${path}` : say`${path} sudah diganti nama`),
  'out-of-order': (path, other) =>
    other ? say`${path} terurut sebelum ${other}, yang sudah ada di base branch` : say`${path} tidak sesuai urutan`,
  'duplicate-version': (path, other) =>
    other ? say`${path} memiliki versi yang sama dengan ${other}` : say`${path} memiliki versi yang sudah dipakai`,
};

export const indonesianMessages: Words = {
  severity: { info: 'info', warning: 'peringatan', danger: 'bahaya', critical: 'kritis' },
  risk: { low: 'risiko rendah', medium: 'risiko sedang', high: 'risiko tinggi', critical: 'risiko kritis' },
  changeClass: {
    expand: 'expand: hanya menambah',
    backfill: 'backfill: mengubah baris, bukan bentuknya',
    contract: 'contract: menghapus atau mempersempit sesuatu yang mungkin dipakai kode yang sedang berjalan',
    mixed: 'expand dan contract dalam satu pull request: disarankan dipecah',
    neutral: 'netral',
  },
  history,
  replayAction: { skipped: 'dilewati', stubbed: 'diganti dengan stub', opaque: 'bukan SQL, tidak dijalankan' },
  headline: {
    noMigrations: 'Tidak ada migrasi database di pull request ini',
    review: 'Review migrasi',
    nothingBlocks: 'tidak ada yang memblokir',
    waiting: 'menunggu persetujuan',
    unverified: 'tidak diuji coba, perlu verifikasi',
    partly: 'tidak semuanya diuji coba',
    nothing: 'tidak ada yang diuji coba',
    blocked: 'merge diblokir',
    doesNotApply: 'ada migrasi yang gagal diterapkan, merge diblokir',
    notAnalysed: 'tidak bisa dianalisis, merge diblokir',
  },
  stats: {
    counts: (migrations, statements) => `${migrations} migrasi, ${statements} statement`,
    rehearsed: 'diuji coba pada',
    embedded: 'embedded',
    target: (version) => `dinilai untuk versi ${version}`,
    requiresVerification: (amount) => `${amount} perlu verifikasi`,
  },
  fault: { where: 'Di mana', mend: 'Cara memperbaiki' },
  facts: {
    blockedBy: 'Diblokir oleh',
    waitingFor: 'Menunggu',
    why: 'Alasan',
    risk: 'Risiko',
    blocks: 'Memblokir',
    breaks: 'Potensi breaking',
    rollback: 'Rollback',
    class: 'Kelas',
    signoffs: 'Persetujuan',
    override: 'Override',
    unrehearsed: 'Tidak diuji coba',
    more: (amount) => `dan ${amount} lainnya`,
  },
  size: {
    rows: (rows) => `~${figure(rows)} baris`,
    unknown: 'ukuran tidak diketahui',
  },
  blocks: {
    readsAndWrites: 'pembacaan dan penulisan pada',
    writes: 'penulisan pada',
    rewrite: 'selama tabel itu ditulis ulang',
    build: 'selama indeks pada tabel itu dibangun',
    scan: 'selama semua baris tabel itu dibaca',
    held: (number) => `sampai transaksinya berakhir setelah statement ${number}`,
    moment: 'sesaat: tanpa penulisan ulang, tanpa scan',
  },
  breaks: {
    removed: (object) => say`${object} dihapus`,
    renamed: (from, to) => say`${from} diganti nama menjadi ${to}`,
    retyped: (object, from, to) => say`${object} berubah dari ${from} menjadi ${to}`,
    references: (reads, writes, unclear): Inline => {
      const uses = [
        reads > 0 ? say`masih dibaca di ${reads} lokasi` : [],
        writes > 0 ? say`ditulis di ${writes} lokasi` : [],
        unclear > 0 ? say`disebut di ${unclear} lokasi` : [],
      ];
      return reads + writes + unclear > 0 ? join(uses, ', ') : say`pemakaiannya tidak ditemukan di repositori ini`;
    },
  },
  rollback: {
    up: 'up',
    down: 'down',
    upAgain: 'up lagi',
    failed: 'gagal',
    restored: 'skema pulih',
    dataLost: 'data hilang',
    differs: 'skema sesudahnya berbeda',
    irreversible: 'tidak bisa di-rollback',
    notRun: 'tidak diuji coba',
    notFinished: 'tidak selesai',
    generated: 'dibuat otomatis, karena tidak ada yang ditulis',
    onlyGenerated: 'tidak ada rollback yang ditulis, rollback yang dibuat otomatis sudah diuji coba',
    losesContents: (objects) => say`skema kembali seperti semula, tetapi isi ${objects} tidak kembali`,
    losesOnly: (objects) => say`isi ${objects} tidak kembali`,
    summary: {
      differs: (amount) => say`rollback menyisakan ${amount} perbedaan di skema`,
      fails: say`rollback gagal`,
      irreversible: say`tidak bisa di-rollback`,
      'not-run': say`rollback tidak diuji coba`,
    },
    reapplyFails: say`up yang dijalankan lagi sesudah down tidak berhasil`,
    reapplyDiffers: say`up yang dijalankan lagi sesudah down menghasilkan skema yang berbeda`,
    title: 'Rollback',
    generatedAlone: 'Dibuat otomatis dan sudah diuji coba:',
    generatedFor: (paths) => say`Dibuat otomatis dan sudah diuji coba, untuk ${paths}:`,
    emptied: (tables) =>
      say`Ini dijalankan saat ${tables} tidak berisi baris; isikan nilainya di tempat sebuah statement memintanya.`,
    leftRows: (table, amount) => say`${table} masih menyimpan ${amount} baris yang dibawa oleh up`,
    stops: (where, why) => say`${where} berhenti: ${why}`,
    depends: (where, why, query) =>
      say`${where} hanya berhasil kalau isi barisnya memungkinkan: ${why}${query.length > 0 ? say`; tanyakan ${query}` : []}`,
    tiers: {
      'column-order': (objects) => say`sesudahnya hanya urutan kolom yang berbeda: ${objects}`,
      'white-space': (objects) => say`sesudahnya hanya spasi yang berbeda: ${objects}`,
      clock: (objects) =>
        say`sesudahnya hanya waktu yang ditulis ulang setiap kali dijalankan yang berbeda: ${objects}`,
    },
    refused: (paths, why) => say`tidak ditemukan down yang memulihkan skema untuk ${paths}: ${why}`,
    again: (where, why) => say`up yang dijalankan lagi berhenti di ${where}: ${why}`,
    differences: 'Sesudah down, objek-objek ini berbeda dari base:',
  },
  findings: {
    title: 'Temuan',
    places: (amount) => `${amount} lokasi`,
    morePlaces: (amount) => `${amount} lokasi lagi`,
    same: 'sama',
    explain: 'Alasan dan cara aman',
    why: 'Mengapa ini masalah.',
    safe: 'Cara aman.',
    suggestion: 'SQL yang disarankan',
    proven: 'sudah diuji coba: skema sama, lock lebih lemah',
    provenButOrder: 'sudah diuji coba: skema sama kecuali urutan kolom, lock lebih lemah',
    unproven: 'tidak diuji coba',
    query: 'Periksa dulu di produksi',
    more: (amount) => `${amount} temuan lagi`,
    waived: 'dikecualikan',
    because: 'karena',
    byCommand: (who) => say`(${who}, lewat perintah)`,
    until: (date) => `sampai ${date}`,
    waivedTitle: (amount) => `Dikecualikan (${amount})`,
  },
  sections: {
    details: 'Rincian',
    changes: (amount) => `Perubahan (${amount})`,
    locks: (amount) => `Lock dari waktu ke waktu (${amount})`,
    references: (amount) => `Siapa yang membaca dan menulisnya (${amount})`,
    statements: 'Hasil pengukuran per statement',
    unverified: (amount) => `Perlu verifikasi (${amount})`,
    notRehearsed: 'Tidak diuji coba.',
    history: (amount) => `Riwayat yang berubah (${amount})`,
    replay: (amount) => `Bagian base yang tidak dijalankan persis seperti tertulis (${amount})`,
    more: (amount) => `… dan ${amount} lainnya`,
  },
  changes: {
    add: 'ditambahkan',
    remove: 'dihapus',
    alter: 'diubah',
    rename: 'diganti nama',
    change: 'Perubahan',
    object: 'Objek',
    detail: 'Rincian',
    from: 'sebelumnya',
    none: 'tidak ada',
    yes: 'ya',
    no: 'tidak',
    newMark: 'baru',
  },
  locks: {
    axis: 'Nomor statement berurutan dari kiri ke kanan; sebuah lock bertahan sampai transaksinya berakhir. Dalam kurung: yang menunggu lock itu.',
    waitAll: 'baca, tulis',
    waitWrites: 'tulis',
    blocksReads: 'memblokir pembacaan dan penulisan',
    blocksWrites: 'memblokir penulisan',
    statement: (number) => `statement ${number}`,
    statements: (from, to) => `statement ${from} sampai ${to}`,
  },
  references: {
    object: 'Objek',
    place: 'Lokasi',
    access: 'Akses',
    sure: 'Kepastian',
    owners: 'Owner',
    read: 'baca',
    write: 'tulis',
    unknown: 'disebut',
    exact: 'pasti',
    probable: 'kemungkinan besar',
    name: 'hanya dari namanya',
  },
  statements: {
    line: 'Baris',
    sql: 'Statement',
    effect: 'Yang dilakukannya',
    lock: (mode, relation, blocks) => say`${strong(mode)} pada ${relation}, memblokir ${blocks}`,
    documented: 'menurut dokumentasi, tidak diukur',
    and: ' dan ',
    reads: 'pembacaan',
    writes: 'penulisan',
    rewrites: (relation: Segment) => say`menulis ulang ${relation}`,
    scans: (relation: Segment) => say`membaca seluruh ${relation}`,
    builds: (index: Segment, table: Segment) => say`membangun ${index} pada ${table}`,
    failed: (state, message) => say`${strong('gagal')} dengan ${code(state)}: ${message}`,
    skipped: (why) => say`dilewati: ${why}`,
    condition: (state, message) =>
      say`hanya berhasil jika isi baris di produksi memungkinkannya; pada baris sampel gagal dengan ${code(state)}: ${message}`,
    quiet: (amount) =>
      `${amount} statement tidak menimbulkan gangguan: tanpa lock yang terasa oleh pembaca atau penulis, tanpa penulisan ulang, tanpa scan penuh.`,
  },
  signoffs: signoffWords,
  boxes: boxWords,
  tracking: trackingWords,
  refusals: refusalWords,
  checklist: checklistWords,
  status: statusWords,
  replies: replyWords,
  plan: planWords,
  checkRun: {
    label: 'Periksa lagi',
    description: 'Periksa ulang pull request ini',
    tooLong:
      'Laporan terlalu panjang untuk halaman ini. Laporannya adalah komentar di pull request, di samping komentar ini:',
  },
  footer: { base: 'base', head: 'head', fingerprint: 'fingerprint' },
  shortened: {
    note: 'Dipersingkat agar muat dalam satu komentar.',
    full: 'Laporan lengkap',
  },
  terminal: {
    measured: 'Hasil pengukuran',
    unverified: 'Perlu verifikasi',
    time: 'Waktu',
    next: 'Selanjutnya',
    sql: 'Alternatif yang sudah diuji coba',
    nextSteps: {
      success: 'Tidak ada yang perlu dilakukan di sini.',
      read: (rule) =>
        say`Tidak ada yang memblokir merge; bereskan yang ditandai di atas sebelum sampai ke produksi. Selengkapnya: ${rule}`,
      signoffs: 'Mintalah persetujuan dari orang-orang yang disebut di atas.',
      verify: 'Bereskan yang perlu verifikasi; tidak ada yang diuji coba.',
      mend: 'Perbaiki yang disebut di atas lalu jalankan lagi; uji coba diulang dari awal.',
      waive: (rule, comment) =>
        say`Ikuti cara aman, atau kecualikan temuannya di dalam file dengan ${comment}. Selengkapnya: ${rule}`,
    },
  },
};
