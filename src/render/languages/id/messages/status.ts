/** The words of the commit status, in Indonesian: plain text, since GitHub shows a status as it is. */
import type { Language } from '../../../language.ts';

export const statusWords: Language['messages']['status'] = {
  noMigrations: 'Tidak ada migrasi database',
  nothingAsked: 'Tidak ada yang memblokir; tidak ada persetujuan yang diminta',
  signedBy: (names) => `Disetujui oleh ${names}`,
  overridden: (who, reason) => `DI-OVERRIDE oleh ${who}: ${reason}`,
  notRehearsed: (amount) => `; ${amount} tidak diuji coba`,
  waitingFor: (what) => `Menunggu ${what}`,
  waiting: (reason) => `Menunggu: ${reason}`,
  waitingUnsaid: 'Menunggu persetujuan',
  role: (role, signed, needed) => (needed > 1 ? `${role} (${signed} dari ${needed})` : role),
  roleFiles: (role, files) => `${role} (${files} file tanpa persetujuan owner-nya)`,
  boxes: (amount) => `${amount} kotak centang`,
  boxesOpen: (amount) => `; ${amount} kotak belum dicentang`,
  blocked: (reason) => `Diblokir: ${reason}`,
  blockedBy: (who, others, reason) => `Diblokir oleh ${who}${others > 0 ? ` dan ${others} lainnya` : ''}: ${reason}`,
  blockedUnsaid: 'Diblokir; lihat laporan',
  more: (amount) => ` (dan ${amount} lainnya)`,
  andMore: (amount) => ` dan ${amount} lainnya`,
  notAnalysed: (reason) => `Tidak bisa dianalisis: ${reason}`,
  unexpected: 'kegagalan tak terduga; lihat log dari run ini',
  notEvaluated: 'persetujuan tidak dievaluasi',
  group: 'Semua pull request dalam grup ini sudah disetujui',
};
