/** The words of a tracking issue, of its answers, and of what points to it, in Indonesian. */
import type { DeploymentRefusal } from '../../../../model/tracking.ts';
import { code, type Inline, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

const refusals: Readonly<Record<DeploymentRefusal['why'], Inline>> = {
  'no-permission': say`diperlukan izin ${code('write')}`,
  'not-deployed': say`belum ada yang di-deploy, atau semuanya sudah di-rollback`,
};

const commands = say`${code('/migration deployed <environment>')}, ${code('/migration verified')}, atau ${code('/migration rolled-back <reason>')}`;

export const trackingWords: Language['messages']['tracking'] = {
  title: (pull) => `Migrasi dari #${pull}: rollout`,
  intro: (pull, day, who, commit) =>
    say`Rollout migrasi dari ${pull}, di-merge pada ${day}${who.length > 0 ? say` oleh ${who}` : []} sebagai ${commit}. Tingkat risiko dan prosedur:`,
  commands: say`Tulis ${commands} dalam komentar di sini; yang boleh adalah orang dengan izin write. Kotak centang adalah catatan Anda sendiri, dan tetap seperti yang Anda centang.`,
  state: {
    title: 'Status',
    nowhere: say`${strong('Belum di-deploy.')}`,
    deployed: (where) => say`${strong('Sudah di-deploy')} ke ${where}, dan belum diverifikasi.`,
    verified: (who, when) => say`${strong('Sudah diverifikasi')} oleh ${who} pada ${when}.`,
    takenBack: say`${strong('Sudah di-rollback.')} Sekarang tidak ada yang ter-deploy.`,
    rollback: (who, when, reason) => say`Di-rollback oleh ${who} pada ${when}: ${reason}`,
    environment: 'Environment',
    when: 'Kapan',
    by: 'Oleh',
    now: 'Sekarang',
    there: 'ter-deploy',
    gone: 'di-rollback',
  },
  order: {
    title: 'Urutan deploy',
    backup: 'Backup sudah ada, dan restore-nya sudah dicoba',
    migrate: 'Migrasi sudah dijalankan, dengan urutan ini, dalam sesi dengan pengaman di bawah',
    verify: 'Struktur dan data sudah diperiksa, dengan query di bawah',
    after: 'Kode yang membutuhkan migrasi ini sudah dirilis, sesudah migrasi',
    before: 'Kode yang tidak lagi membutuhkan apa yang dihapus migrasi ini sudah dirilis, sebelum migrasi',
    watch: 'Ada yang memantau, sampai tidak ada lagi yang bergerak',
    files: say`Migrasinya, menurut urutan:`,
    trouble: say`Jika ada masalah: kembalikan aplikasinya dulu, lalu migrasinya, lalu selidiki di staging.`,
  },
  noPlan: say`Uji coba migrasi ini tidak berjalan sampai selesai, jadi tidak ada rencana: apa yang diverifikasi dan kapan harus mundur perlu disepakati.`,
  owed: {
    title: 'Masih harus dikerjakan',
    nothing: say`Tidak ditemukan apa pun yang ditinggalkan migrasi ini untuk rilis berikutnya. Yang tidak ditunjukkan oleh apa pun di dalamnya tidak bisa diketahui Countersign.`,
    later: say`Dalam pull request tersendiri, satu atau dua rilis setelah yang ini. Issue ini tetap terbuka sampai ada yang menutupnya.`,
    finished: say`Issue ini tertutup sendiri setelah diverifikasi.`,
  },
  postMortem: {
    title: 'Post-mortem',
    where: say`Jawab dalam komentar: teks ini ditulis ulang setiap kali ada yang dikatakan di sini.`,
    rows: [
      'Apa yang terjadi: <kapan diketahui, dan dari mana>',
      'Apa akibatnya: <siapa yang tidak bisa melakukan apa, dan berapa lama>',
      'Mengapa: <apa yang tidak terlihat oleh uji coba, review, dan rollout>',
      'Apa yang berjalan baik: <…>',
      'Apa yang dilakukan agar tidak terulang: <siapa, apa, sampai kapan>',
    ],
  },
  refused: (who, { why, command }) => say`${code(command)} dari ${who} tidak dihitung: ${refusals[why]}.`,
  onPull: (pull) => say`Yang berlaku di sini hanya ${commands}. Selain itu, tulis di pull request${pull}.`,
  here: (issue) => say`Tempatnya di issue pelacakan ${issue}.`,
  later: say`Tempatnya di issue pelacakan, yang dibuka setelah merge jika konfigurasi memuat ${code('report: { trackingIssue: true }')}.`,
  pointer: (issue) => say`Rollout migrasi ini dilacak di ${issue}.`,
  noIssue: (why) => say`Rollout migrasi ini tidak dilacak, karena issue tidak bisa dibuka. ${why}`,
  duplicate: (issue) =>
    say`Issue ini dibuka untuk kedua kalinya bagi pull request yang sama. Rollout-nya dilacak di ${issue}.`,
  reminder: {
    released: (day) => say`Sebuah rilis diterbitkan pada ${day}, setelah ini di-merge. Masih harus dikerjakan:`,
    waited: (days) => say`Ini di-merge lebih dari ${days} hari yang lalu. Masih harus dikerjakan:`,
    unseen: say`Countersign tidak memeriksa apakah pull request sesudahnya sudah mengerjakannya; jika sudah, tutup issue ini.`,
  },
};
