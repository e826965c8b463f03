/** Sentences about a repository's own templates, by their English template. */
export const templatesPhrases = {
  'Blocks around partials and inline partials are not supported.':
    'Blok di sekeliling partial dan inline partial tidak didukung.',
  'Commit the file itself.': 'Commit file itu sendiri.',
  'Correct the template, or remove it: then the built-in one is used.':
    'Perbaiki template itu, atau hapus: kalau dihapus, template bawaan yang dipakai.',
  'It is a link or a submodule, which is not followed.': 'File itu berupa link atau submodule, dan tidak diikuti.',
  'Mend it at this place; `templates/` of Countersign has the form that is expected.':
    'Perbaiki di lokasi ini; bentuk yang diharapkan ada di `templates/` milik Countersign.',
  'Name it as one of these: {0}.': 'Beri salah satu nama ini: {0}.',
  'Override the partial.': 'Ganti partial itu.',
  'Remove the comment that begins with `<!-- countersign:`.': 'Hapus komentar yang diawali `<!-- countersign:`.',
  'Shorten it, or move parts of it into the partials that there are.':
    'Persingkat, atau pindahkan sebagian isinya ke partial yang tersedia.',
  'Take in one of these: {0}.': 'Sertakan salah satu dari ini: {0}.',
  "The report could not be made with this repository's templates: {0}.":
    'Laporan tidak dapat dibuat dengan template milik repositori ini: {0}.',
  'The template cannot be read: {0}.': 'Template tidak dapat dibaca: {0}.',
  'The template has {0} bytes; at most {1} are read.': 'Template berukuran {0} byte; paling banyak {1} yang dibaca.',
  'The template holds a mark by which Countersign knows its other comments.':
    'Template memuat penanda yang dipakai Countersign untuk mengenali komentarnya yang lain.',
  'There is no helper `{0}` here.': 'Tidak ada helper `{0}` di sini.',
  'There is no template `{0}` to be taken in.': 'Tidak ada template `{0}` yang dapat disertakan.',
  'There is no template of this name.': 'Tidak ada template dengan nama ini.',
  'There is no template of this name; did you mean {0}?': 'Tidak ada template dengan nama ini; apakah maksud Anda {0}?',
  'Use one of these: {0}.': 'Pakai salah satu dari ini: {0}.',
  'Write `{{` and `}}`, or a helper.': 'Tulis `{{` dan `}}`, atau sebuah helper.',
  '`{{{` would print a name as it is.': '`{{{` akan mencetak nama apa adanya.',
  'a sentence is printed by `inline`, a list of them by `list`':
    'satu kalimat dicetak dengan `inline`, daftar kalimat dengan `list`',
  'it prints more than {0} characters': 'template itu mencetak lebih dari {0} karakter',
  'it prints more than {0} characters, whatever is left out':
    'template itu mencetak lebih dari {0} karakter, apa pun yang dihilangkan',
  'it repeats its parts more than {0} times': 'template itu mengulang bagiannya lebih dari {0} kali',
  'there is no value for {0}': 'tidak ada nilai untuk {0}',
  'there is no value {0}': 'tidak ada nilai {0}',
};
