/** Why a person's word does not count, in Indonesian: one sentence each, that names the person and blames nobody. */
import type { Refusal } from '../../../../model/signoff.ts';
import { code, type Inline, type Segment, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';
import { checklistWords } from './checklist.ts';

/** Stands at the start of the sentence. */
const what: Readonly<Record<Refusal['what'], Inline>> = {
  tick: say`Centang`,
  acknowledge: say`Centang di bawah ${strong(checklistWords.beforeMerge)}`,
  approve: say`${code('/migration approve')}`,
  revoke: say`${code('/migration revoke')}`,
  block: say`${code('/migration block')}`,
  unblock: say`${code('/migration unblock')}`,
  override: say`${code('/migration override')}`,
  waive: say`${code('/migration waive')}`,
  review: say`Review yang menyetujui`,
};

/** @param detail role, rule, fingerprint, login or permission; `null` where none is told */
type Why = (detail: Segment | null) => Inline;

const why: Readonly<Record<Refusal['why'], Why>> = {
  'not-a-holder': (role) =>
    role ? say`bukan pemegang peran ${role}` : say`bukan pemegang peran yang berhak untuk itu`,
  author: () => say`penulis migrasi ini`,
  committer: () => say`committer migrasi ini`,
  'co-author': () => say`co-author migrasi ini`,
  'last-pusher': () => say`pelaku push terakhir ke pull request ini`,
  'older-fingerprint': (fingerprint) =>
    fingerprint ? say`itu untuk migrasi yang lain (${fingerprint})` : say`itu untuk migrasi yang lain`,
  'nothing-shown': () =>
    say`sebelumnya belum ada checklist yang ditampilkan, sehingga tidak ada yang tahu itu untuk migrasi yang mana; ulangi`,
  'unknown-role': (role) => (role ? say`tidak ada peran ${role}` : say`tidak ada peran seperti itu`),
  'role-not-asked': (role) =>
    role ? say`peran ${role} tidak diminta untuk migrasi ini` : say`peran itu tidak diminta untuk migrasi ini`,
  'one-person-one-role': (role) =>
    role
      ? say`satu orang hanya mengisi satu peran, jadi ${role} memerlukan orang lain`
      : say`satu orang hanya mengisi satu peran, jadi diperlukan orang lain`,
  expired: () => say`sudah kedaluwarsa; setujui lagi`,
  'no-permission': (permission) =>
    permission ? say`diperlukan izin ${permission}` : say`diperlukan izin yang tidak dimiliki`,
  'no-reason': () => say`alasan wajib diisi`,
  'unknown-rule': (rule) => (rule ? say`tidak ada aturan ${rule}` : say`tidak ada aturan seperti itu`),
  'not-signed': () => say`tidak ada persetujuan darinya yang bisa dicabut`,
  'not-the-blocker': () => say`hanya orang yang memblokir, atau administrator, yang bisa mencabutnya`,
  'comment-deleted': (login) =>
    login
      ? say`sesudah itu salah satu komentarnya dihapus oleh ${login}, dan tidak ada yang tahu apa yang dicabut oleh komentar itu; ulangi`
      : say`sesudah itu sebuah komentar dihapus, dan tidak ada yang tahu komentar siapa, dihapus oleh siapa, atau apa yang dicabutnya; ulangi`,
  'not-by-hand': () =>
    say`kotak itu dicentang oleh hasil pengukuran atau persetujuan, bukan secara manual oleh siapa pun`,
  'account-changed': () => say`login itu sekarang milik akun lain`,
};

export const refusalWords: Language['messages']['refusals'] = {
  sentence: (who, refusal, detail) =>
    say`${what[refusal.what]} dari ${who} tidak dihitung: ${why[refusal.why](detail)}`,
  title: 'Tidak dihitung',
  more: (amount) => `… dan ${amount} lainnya`,
};
