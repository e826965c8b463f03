/** Why the gate is closed, in Indonesian. */
import type { Language } from '../../../language.ts';

export const signoffPhrases: Language['phrases'] = {
  // src/signoff/gate.ts
  'Blocked by {0}: {1}': 'Diblokir oleh {0}: {1}',
  'GitHub no longer tells who ticked what on an earlier checklist: a fresh sign-off is needed on the newest one.':
    'GitHub tidak lagi menunjukkan siapa mencentang apa di checklist sebelumnya: diperlukan persetujuan baru di checklist terbaru.',
  'OVERRIDDEN by {0}: {1}': 'DI-OVERRIDE oleh {0}: {1}',
  'Role {0}: {1}. Can sign: {2}.': 'Peran {0}: {1}. Yang bisa menyetujui: {2}.',
  'The box {0} of the checklist is not ticked.': 'Kotak {0} di checklist belum dicentang.',
  'The override waits: lift the block first, with /migration unblock.':
    'Override menunggu: cabut dulu blokirnya, dengan /migration unblock.',
  'no code owner has signed for {0}': 'belum ada code owner yang menyetujui untuk {0}',
  '{0} of {1} signature missing': '{0} dari {1} persetujuan belum ada',
  '{0} of {1} signatures missing': '{0} dari {1} persetujuan belum ada',
  '{0} on {1} ({2})': '{0} pada {1} ({2})',
  '{0}: The statement does not apply.': '{0}: Statement ini gagal diterapkan.',
  // src/signoff/group-verdict.ts
  'no pull request of this merge group could be found':
    'tidak ada pull request dari merge group ini yang bisa ditemukan',
  'pull request {0} is not open any more': 'pull request {0} sudah tidak terbuka',
  'pull request {0}: {1}': 'pull request {0}: {1}',
  '{0} has a version that another migration has too': '{0} memiliki versi yang juga dimiliki migrasi lain',
  '{0} is not as it was approved in pull request {1}': '{0} tidak sama dengan yang disetujui di pull request {1}',
  'anybody with {0} permission': 'siapa pun dengan izin {0}',
  'code owners, of whom these files have none': 'code owner, yang tidak dimiliki file-file ini',
};
