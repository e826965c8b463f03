/** What the writing to GitHub says, in Indonesian. */
import type { Language } from '../../../language.ts';

export const forgePublishPhrases: Language['phrases'] = {
  // src/forge/github/publish/check-run.ts
  'The summary of the check run': 'Ringkasan check run',
  'create a check run': 'membuat check run',
  'read check runs': 'membaca check run',
  'update a check run': 'memperbarui check run',
  // src/forge/github/publish/checklist.ts
  'an older checklist': 'checklist lama',
  'the checklist': 'checklist',
  // src/forge/github/publish/comments.ts
  'The body of {0}': 'Isi {0}',
  'post {0}': 'mengirim {0}',
  'rewrite {0}': 'menulis ulang {0}',
  // src/forge/github/publish/diff-lines.ts
  'read the diff': 'membaca diff',
  // src/forge/github/publish/inline.ts
  'A review comment': 'Komentar review',
  'Not all comments on lines could be read; at most {0} are. So no more were posted.':
    'Tidak semua komentar pada baris bisa dibaca; yang dibaca paling banyak {0}. Karena itu tidak ada yang ditambahkan lagi.',
  'comment on lines of the diff': 'menulis komentar pada baris di diff',
  'read comments on lines': 'membaca komentar pada baris',
  // src/forge/github/publish/labels.ts
  'create a label': 'membuat label',
  'label the pull request': 'memberi label pada pull request',
  'take a label away': 'mencabut label',
  // src/forge/github/publish/limits.ts
  'Split the pull request, so that fewer migrations are reviewed at once.':
    'Pecah pull request ini, supaya lebih sedikit migrasi yang di-review sekaligus.',
  '{0} has a length of {1}, and GitHub takes {2}.': '{0} panjangnya {1}, sedangkan GitHub menerima paling banyak {2}.',
  // src/forge/github/publish/overtaken.ts
  'read the statuses of a commit': 'membaca status-status sebuah commit',
  // src/forge/github/publish/present.ts
  'GitHub does not show it any more, so nothing was published.':
    'GitHub tidak lagi menampilkannya, jadi tidak ada yang dipublikasikan.',
  'Go on in a new pull request.': 'Lanjutkan di pull request baru.',
  'It has more than {0} comments, so the checklist could not be read again.':
    'Komentar di sini lebih dari {0}, jadi checklist tidak bisa dibaca lagi.',
  'Look whether it still exists and whether the token may read the repository.':
    'Periksa apakah pull request itu masih ada dan apakah token boleh membaca repositorinya.',
  // src/forge/github/publish/replies.ts
  'a reply': 'balasan',
  'react to a comment': 'memberi reaksi pada komentar',
  // src/forge/github/publish/report.ts
  'the report': 'laporan',
  // src/forge/github/publish/reviewers.ts
  'ask for a review': 'meminta review',
  // src/forge/github/publish/status.ts
  'GitHub takes no more statuses of `{0}` here, because it keeps at most 1,000 for one commit.':
    'GitHub tidak menerima status `{0}` lagi di sini, karena untuk satu commit hanya disimpan paling banyak 1000.',
  'Push another commit, an empty one will do; then find out what wakes the review so often.':
    'Push satu commit lagi, commit kosong pun cukup; lalu cari tahu apa yang begitu sering memicu review.',
  'read the status of a commit': 'membaca status sebuah commit',
  'set the commit status that blocks the merge': 'memasang status commit yang memblokir merge',
  // src/forge/github/tracking/issue-query.ts
  'Go on in an issue of your own.': 'Lanjutkan di issue Anda sendiri.',
  'read the comments of the rollout': 'membaca komentar rollout',
  // src/forge/github/tracking/read.ts
  'Take the label `{0}` from those that are done.': 'Cabut label `{0}` dari issue yang sudah selesai.',
  'There are more than {0} tracking issues, so none is opened or looked after any more.':
    'Ada lebih dari {0} issue pelacakan, jadi tidak ada lagi yang dibuka atau ditindaklanjuti.',
  'list the tracking issues': 'menampilkan daftar issue pelacakan',
  'read the newest release': 'membaca rilis terbaru',
  // src/forge/github/tracking/write.ts
  'Issues are switched off in this repository, so no tracking issue can be opened.':
    'Issue dinonaktifkan di repositori ini, jadi issue pelacakan tidak bisa dibuka.',
  'Switch them on in the settings of the repository, or set `report.trackingIssue: false`.':
    'Aktifkan di pengaturan repositori, atau setel `report.trackingIssue: false`.',
  'The comment': 'Komentar',
  'The tracking issue': 'Issue pelacakan',
  'bring the tracking issue up to date': 'memperbarui issue pelacakan',
  'close a second tracking issue': 'menutup issue pelacakan kedua',
  'open the tracking issue': 'membuka issue pelacakan',
  'post a reply': 'mengirim balasan',
  'remind of what is owed': 'mengingatkan yang masih harus dikerjakan',
  'say where the rollout is tracked': 'menyebutkan di mana rollout dilacak',
  'take a second reminder away': 'menghapus pengingat kedua',
};
