/** The words about roles, boxes, vetoes and overrides, in Indonesian: in the checklist, in replies, and in the report. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

export const signoffWords: Language['messages']['signoffs'] = {
  signed: (role) => say`${role} sudah menyetujui`,
  open: (role, signed, needed) =>
    needed > 1 ? say`${role} belum lengkap (${signed} dari ${needed})` : say`${role} belum menyetujui`,
  uncovered: (role, files) => say`${role} belum lengkap (${files} file tanpa persetujuan owner-nya)`,
  boxesOpen: (amount) => `${amount} kotak belum dicentang`,
  inChecklist: 'setujui di checklist',
  more: (amount) => `dan ${amount} lainnya`,

  needs: (amount, holders) => say`perlu ${amount === 1 ? 'satu' : amount} dari ${holders}`,
  needsPermission: (amount, permission) => say`perlu ${amount === 1 ? 'satu' : amount} orang dengan izin ${permission}`,
  needsWords: (holders) => say`perlu ${holders}`,
  nobody: 'perlu seseorang, tetapi kebijakan tidak menyebut siapa pun yang bisa menyetujui',
  because: {
    class: 'karena kelas perubahannya',
    tables: 'karena tabel yang disentuhnya',
    paths: 'karena file yang disentuhnya',
    rollback: 'karena tidak ada rollback tanpa kehilangan data',
  },
  becauseRisk: (risk) => `karena ${risk}`,
  signedOn: (who, date, byReview) =>
    say`${who} menyetujui pada ${date}${byReview ? ' lewat review yang menyetujui' : ''}`,
  progress: (signed, needed, who) => say`${signed} dari ${needed} sudah menyetujui: ${who}`,
  notByAllOwners: (who) => say`disetujui oleh ${who}, belum oleh semua code owner`,
  invalidated: (who, fingerprint, date) =>
    say`${who} menyetujui migrasi yang lain (${fingerprint}) pada ${date}: perlu menyetujui lagi`,
  withoutOwner: (files) => say`belum ada code owner yang menyetujui untuk ${files}`,

  blocked: (who, date, reason) => say`${strong('Diblokir')} oleh ${who} pada ${date}: ${reason}`,
  unblock: say`Blokir bisa dicabut dengan ${code('/migration unblock')} oleh orang yang sama atau oleh administrator.`,
  overridden: (who, reason) => say`DI-OVERRIDE oleh ${who} karena ${reason}`,
  overriddenOn: (who, date, reason) => say`${strong('DI-OVERRIDE')} oleh ${who} pada ${date} karena ${reason}`,
};
