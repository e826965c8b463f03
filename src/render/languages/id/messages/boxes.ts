/** The words of the boxes before the merge, in Indonesian: what each says, and what the rehearsal shows or could not show. */
import type { BoxFact } from '../../../../model/signoff.ts';
import { code, type Inline, say } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import { rowCount } from '../../../sizes.ts';
import { figure } from './figures.ts';

/** By the id of the box. */
const boxes: Readonly<Record<string, string>> = {
  'script-reviewed': 'Skrip sudah di-review',
  unrehearsed: 'Yang tidak diuji coba sudah dibaca, dan sudah dijalankan pada sebuah salinan',
  'rollback-rehearsed': 'Rollback sudah diuji coba: up, down, up',
  'rollback-accepted':
    'Rollback sudah dicoba secara manual, atau disepakati untuk melanjutkan tanpa rollback yang terbukti',
  'performance-measured': 'Dampak performa sudah dinilai',
  'performance-assessed':
    'Dampak performa sudah dinilai: berapa lama migrasi bekerja, dan seberapa besar bebannya bagi database selama itu',
  'locks-measured': 'Tidak ada lock yang lama pada tabel besar',
  'locks-accepted': 'Lock sudah diperiksa: tabelnya cukup kecil, atau waktu tunggunya sudah diterima',
  staging: 'Sudah dijalankan di staging, dengan aplikasi berjalan di atasnya',
  'production-sized': 'Sudah pernah dijalankan pada salinan sebesar produksi',
  'backup-restored': 'Backup dari data yang disentuh migrasi ini sudah pernah di-restore, di tempat lain',
  window: 'Maintenance window sudah disepakati dengan yang mengoperasikan produksi',
  monitoring: 'Ada yang memantau lock dan error selama migrasi berjalan, dan tahu kapan harus menghentikannya',
  'on-call-told': 'Yang bertugas on-call saat itu sudah diberi tahu, dan tahu cara rollback-nya',
  'consumers-told': 'Semua pihak di luar repositori ini yang memakai apa yang dihapus sudah diberi tahu',
};

/** @param objects names of tables; empty where the fact has none */
type FactWords = (amount: number, objects: Inline) => Inline;

const facts: Readonly<Record<BoxFact['id'], FactWords>> = {
  restored: (migrations) => say`skema pulih, ${migrations} migrasi`,
  'restored-with-loss': (migrations) => say`skema pulih, data hilang, ${migrations} migrasi`,
  generated: () => say`dengan migrasi down yang dibuat otomatis, yang ditawarkan di laporan`,
  'not-of-unrehearsed': () => say`tidak mencakup yang tidak diuji coba`,
  'way-back-not-run': () => say`Rollback tidak dijalankan`,
  'way-back-irreversible': () => say`Tidak ada rollback yang bisa dijalankan`,
  'way-back-fails': () => say`Migrasi down tidak berhasil dijalankan`,
  'way-back-differs': () => say`Migrasi down tidak memulihkan skema`,
  'way-back-asks-rows': () => say`Migrasi down hanya berhasil jika isi baris di produksi memungkinkannya`,
  'up-again-not-run': () => say`Up yang kedua tidak dijalankan`,
  'up-again-fails': () => say`Up yang kedua tidak berhasil dijalankan`,
  'up-again-differs': () => say`Up yang kedua menghasilkan skema yang berbeda`,
  'nobody-waits': () => say`tidak ada yang menunggu lock`,
  moments: () => say`setiap lock yang ditunggu pihak lain hanya dipegang sesaat`,
  'no-work': () => say`tidak ada yang bertambah lama seiring jumlah baris`,
  'small-tables': (rows) =>
    say`setiap tabel yang isinya ditelusuri migrasi ini memiliki kurang dari ${figure(rowCount(rows))} baris`,
  'not-measured': () => say`Uji coba tidak berjalan sampai selesai`,
  'size-unknown': (_, tables) =>
    say`Ukuran ${tables} di produksi tidak diketahui: jalankan ${code('countersign stats --database URL')} dan commit file hasilnya`,
  'large-tables': (rows, tables) =>
    say`Migrasi ini menelusuri isi ${tables}, dengan ${figure(rowCount(rows))} baris atau lebih`,
};

export const boxWords: Language['messages']['boxes'] = {
  box: (id) => boxes[id] ?? `${id[0]?.toUpperCase() ?? ''}${id.slice(1).replaceAll('-', ' ')}`,
  optional: 'opsional',
  doneBy: (who, date) => say`${who}, ${date}`,
  proven: (shown) => say`diukur oleh uji coba: ${shown}`,
  bySignoffs: 'oleh semua yang persetujuannya diminta di atas',
  withSignoffs: 'tercentang otomatis saat persetujuan di atas lengkap',
  fact: ({ id, amount }, objects) => facts[id](amount ?? 0, objects),
  nothingToDo: (ticked) =>
    `Sebelum merge: ${ticked} kotak dicentang oleh uji coba, tidak ada lagi yang harus dikerjakan secara manual`,
};
