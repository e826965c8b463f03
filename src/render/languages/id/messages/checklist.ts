/** The words of the checklist comment that stand around its boxes, in Indonesian. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

export const checklistWords: Language['messages']['checklist'] = {
  heading: (full, asked, isOpen) => `${isOpen ? '✅' : '✍️'} Persetujuan: ${full} dari ${asked}`,
  headingNone: '✍️ Persetujuan: tidak ada yang diminta',
  headingUnknown: '⛔ Persetujuan: merge diblokir',
  beforeMerge: 'Sebelum merge',
  nothing: say`Migrasi ini tidak memerlukan persetujuan.`,
  noMigrations: say`Pull request ini tidak lagi mengubah migrasi database, jadi tidak ada persetujuan yang diminta.`,
  notRead: say`Data persetujuan tidak bisa dibaca, jadi merge tetap diblokir.`,
  tryAgain: say`Tulis komentar ${code('/migration recheck')} untuk mencoba lagi.`,
  faults: say`${strong('Merge tetap diblokir')} sampai ini diperbaiki:`,
  fault: (what, where, mend) => say`${where ? say`${where}: ` : []}${what}${mend ? say` ${mend}` : []}`,
  blockedBy: say`${strong('Persetujuan saja tidak cukup untuk membuka merge.')} Merge diblokir oleh:`,
  waitsFor: say`${strong('Persetujuan saja tidak cukup untuk membuka merge.')} Merge menunggu:`,
  overrideOpens: say`Merge terbuka hanya untuk migrasi ini persis seperti sekarang, apa pun isi kotak centangnya.`,
  overrideWaits: say`Override itu belum membuka apa pun: hal lain yang disebut di sini harus dibereskan dulu.`,
  notRehearsed: (amount) =>
    say`${strong('Tidak diuji coba:')} ${amount} perubahan di sini tidak dijalankan oleh engine mana pun. Siapa pun yang menyetujui bertanggung jawab atasnya; rinciannya ada di laporan.`,
  asksAgain: say`Riwayat checklist lama tidak lagi menunjukkan siapa mencentang apa, jadi persetujuan diminta lagi di sini.`,
  howToSign: say`Centang kotak dari peran yang Anda pegang, atau tulis komentar ${code('/migration approve')}. `,
  footer: (fingerprint) =>
    say`Balas ${code('/migration help')} untuk melihat daftar perintah. Mengubah migrasi membatalkan persetujuan; push lain tidak. Fingerprint ${fingerprint}`,
  rolesLeft: (amount) =>
    say`… dan ${amount} peran lagi, terlalu banyak untuk satu komentar; ${code('/migration status')} menyebutkannya.`,
  closed: {
    heading: '✍️ Persetujuan: dilanjutkan di checklist yang lebih baru',
    body: say`Checklist ini sudah ditutup; centang kotak di checklist yang terbaru. GitHub hanya menyimpan suntingan terakhir dari sebuah komentar, dan siapa mencentang apa harus tetap bisa dibaca di sana.`,
  },
};
