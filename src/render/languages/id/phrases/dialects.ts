/** What the dialects say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const dialectsPhrases: Language['phrases'] = {
  // src/dialects/postgres/hazards.ts
  'Put spaces or line ends between them, or remove them.': 'Beri spasi atau baris baru di antaranya, atau hapus.',
  'Remove it; if the file is UTF-16, save it as UTF-8.':
    'Hapus karakter itu; jika file ini UTF-16, simpan sebagai UTF-8.',
  'Save the file as valid UTF-8.': 'Simpan file ini sebagai UTF-8 yang valid.',
  'The file holds a NUL character, at which PostgreSQL stops reading.':
    'File ini memuat karakter NUL, dan di sana PostgreSQL berhenti membaca.',
  'The file holds half of a surrogate pair, which is no character.':
    'File ini memuat separuh dari sebuah surrogate pair, yang bukan karakter.',
  'Thousands of comment or operator signs stand here without a space, which takes PostgreSQL minutes to read.':
    'Di sini ada ribuan tanda komentar atau operator tanpa spasi, yang membuat PostgreSQL perlu beberapa menit untuk membacanya.',
  // src/dialects/postgres/psql.ts
  'COPY … FROM stdin with its rows': 'COPY … FROM stdin dengan baris-barisnya',
  'a statement with the psql variable {0}': 'statement dengan variabel psql {0}',
  'the psql command {0}': 'perintah psql {0}',
  // src/dialects/postgres/split.ts
  'Correct the SQL at this place.': 'Perbaiki SQL di tempat ini.',
  'PostgreSQL cannot read this: {0}.': 'PostgreSQL tidak bisa membaca ini: {0}.',
  'Split it into smaller statements.': 'Pecah menjadi beberapa statement yang lebih kecil.',
  "The SQL is nested too deeply, or is too large, for PostgreSQL's parser.":
    'Tingkat sarang SQL ini terlalu dalam, atau SQL-nya terlalu besar, untuk parser PostgreSQL.',
  'This is {0}, which only psql understands and PostgreSQL refuses.':
    'Ini adalah {0}, yang hanya dipahami psql dan ditolak oleh PostgreSQL.',
  'Write plain SQL: rows as INSERT, values in place of variables, and no line that starts with a backslash.':
    'Tulis SQL biasa: baris data sebagai INSERT, nilai sebagai ganti variabel, dan tanpa baris yang diawali backslash.',
  // src/dialects/postgres/waivers.ts
  'A waiver is a line comment: {0}': 'Pengecualian ditulis sebagai komentar baris: {0}',
  'No statement is next to this waiver: {0}': 'Tidak ada statement di dekat pengecualian ini: {0}',
  'This is no waiver, because a rule or a reason is missing: {0}':
    'Ini bukan pengecualian yang sah, karena aturan atau alasannya tidak ada: {0}',
  'write "-- countersign: allow <rule> because <reason>" right above the statement or behind it.':
    'tulis "-- countersign: allow <rule> because <reason>" tepat di atas statement-nya atau di belakangnya.',
};
