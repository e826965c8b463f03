/** The words of replies to commands, in Indonesian. */
import { code, say, strong } from '../../../inline.ts';
import type { Language } from '../../../language.ts';

export const replyWords: Language['messages']['replies'] = {
  help: {
    command: 'Perintah',
    does: 'Kegunaan',
    who: 'Siapa yang boleh',
    rules: say`Perintah ditulis pada barisnya sendiri, boleh ada teks di atasnya, dan komentar yang diedit sesudahnya tidak dihitung.`,
  },
  status: {
    open: say`Tidak ada yang kurang: merge tidak diblokir oleh Countersign.`,
    missing: say`${strong('Masih kurang')} sebelum ini bisa di-merge:`,
    unknown: say`Persetujuan belum dievaluasi, jadi merge tetap diblokir.`,
    role: (role, what) => say`${role} · ${what}`,
    box: (box) => say`kotak: ${box}`,
    openedWithout: say`${strong('Dibuka tanpa:')}`,
    notCounted: say`${strong('Tidak dihitung:')}`,
  },
  explain: {
    heading: (rule, title) => say`${rule} · ${title}`,
    what: 'Yang dideteksi.',
    unknown: (rule) => say`Tidak ada aturan ${rule}.`,
    nearest: (command) => say` Apakah maksud Anda ${command}?`,
    hereTitle: (amount) => say`Aturan ini terpicu di ${amount} lokasi dalam pull request ini:`,
    hereNone: say`Aturan ini tidak terpicu dalam pull request ini.`,
  },
  plan: {
    nothing: say`Pull request ini tidak mengubah migrasi database, jadi tidak ada yang perlu di-rollout.`,
    order: say`${strong('Dengan urutan ini')}, sebagaimana dijalankan oleh tool migrasi:`,
    step: (path, statements, mode) => say`${path} · ${statements} statement, ${mode}`,
    modes: {
      file: 'dalam satu transaksi',
      batch: 'dalam satu transaksi bersama migrasi di sebelahnya',
      statement: 'masing-masing dalam transaksinya sendiri',
      none: 'tanpa transaksi',
      author: 'dalam transaksi yang ditulis oleh penulisnya',
    },
    measured: say`${strong('Diukur')} dalam uji coba:`,
    notMeasured: say`${strong('Perlu diputuskan oleh orang')}, karena tidak bisa diketahui di sini:`,
    complete: say`Semua di dalamnya sudah diuji coba.`,
  },
  rollback: {
    nothing: say`Pull request ini tidak mengubah migrasi database, jadi tidak ada yang perlu di-rollback.`,
    notRun: say`Rollback tidak diuji coba: tidak diketahui apakah rollback memulihkan skema atau datanya.`,
    measured: (outcome) => say`${strong('Hasil uji coba:')} ${outcome}.`,
    restores: say`down memulihkan skema, dan tidak terlihat ada data yang hilang`,
    dataNotice: say`Uji coba berjalan pada baris sampel. Berapa lama rollback di produksi, dan apa yang sudah ditulis sejak itu, tidak bisa diketahui darinya.`,
  },
  mistake: {
    unknown: (typed) => say`Tidak ada perintah ${typed}.`,
    nearest: (command) => say` Apakah maksud Anda ${command}?`,
    list: say` ${code('/migration help')} menampilkan semua perintah.`,
    arguments: (typed) => say`Argumen pada ${typed} tidak sesuai.`,
    usage: (usage) => say` Cara menulisnya: ${usage}.`,
    unreadable: say`Komentar itu terlalu panjang atau terlalu rumit untuk mengetahui apakah di dalamnya ada perintah. Tulis komentar baru yang isinya hanya perintah itu.`,
  },
  edited: say`Komentar itu diedit setelah dikirim, jadi perintah di dalamnya tidak dihitung. Tulis komentar baru dengan perintah itu.`,
  refused: (sentence) => say`${sentence}.`,
  left: (amount) => say`${amount} perintah lagi dari komentar itu tidak dijawab di sini; tulis komentar baru.`,
  more: (amount) => `… dan ${amount} lainnya`,
};
