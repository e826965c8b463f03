/** What each command does and who may use it, in Indonesian. */
import type { Language } from '../../language.ts';

export const commands: Language['commands'] = {
  help: { does: 'Menampilkan semua perintah.', who: 'Siapa saja.' },
  status: { does: 'Menyebutkan apa yang masih kurang sebelum merge.', who: 'Siapa saja.' },
  approve: {
    does: 'Menyetujui migrasi ini: untuk peran yang disebut, atau untuk setiap peran yang Anda pegang dan masih menunggu persetujuan.',
    who: 'Pemegang peran itu yang tidak menulis migrasi ini.',
  },
  revoke: {
    does: 'Mencabut persetujuan Anda: untuk peran yang disebut, atau untuk semua peran.',
    who: 'Siapa pun yang sudah menyetujui.',
  },
  block: {
    does: 'Menghentikan merge sampai blokir dicabut, apa pun yang di-push atau disetujui sementara itu.',
    who: 'Siapa pun yang memegang peran, termasuk penulis migrasi.',
  },
  unblock: { does: 'Mencabut blokir.', who: 'Orang yang memblokir, atau administrator repositori.' },
  waive: {
    does: 'Mengecualikan temuan dari sebuah aturan dalam migrasi ini: temuan tetap ada di laporan dan tidak lagi memblokir.',
    who: 'Pemegang peran yang diminta, yang tidak menulis migrasi ini.',
  },
  override: {
    does: 'Membuka merge hanya untuk migrasi ini persis seperti sekarang; status dan laporan menyebut Anda dan alasannya.',
    who: 'Orang dengan izin yang ditetapkan kebijakan untuk itu, yang tidak menulis migrasi ini.',
  },
  explain: {
    does: 'Menjelaskan sebuah aturan: apa yang dideteksi, mengapa itu masalah, dan cara amannya.',
    who: 'Siapa saja.',
  },
  plan: {
    does: 'Menyebutkan dalam urutan apa dan bagaimana migrasi di-rollout, dan apa yang masih harus diputuskan.',
    who: 'Siapa saja.',
  },
  rollback: {
    does: 'Menampilkan rollback dan apa yang hilang karenanya. Tidak ada yang dijalankan.',
    who: 'Siapa saja.',
  },
  assign: {
    does: 'Meminta review dari orang dan tim yang persetujuannya masih kurang.',
    who: 'Siapa saja.',
  },
  recheck: {
    does: 'Memeriksa ulang pull request, misalnya setelah sebuah tim berubah.',
    who: 'Siapa saja.',
  },
  deployed: {
    does: 'Di issue pelacakan: mencatat bahwa migrasi sudah dijalankan di sebuah environment.',
    who: 'Orang dengan izin write.',
  },
  verified: {
    does: 'Di issue pelacakan: mencatat bahwa yang sudah di-deploy sudah diperiksa dan sesuai yang seharusnya.',
    who: 'Orang dengan izin write.',
  },
  'rolled-back': {
    does: 'Di issue pelacakan: mencatat bahwa migrasi sudah di-rollback di semua tempat, dan memulai post-mortem.',
    who: 'Orang dengan izin write.',
  },
};
