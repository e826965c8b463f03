/** What all formats share, in Indonesian. */
import type { Language } from '../../../language.ts';

export const formatsSharedPhrases: Language['phrases'] = {
  // src/formats/shared/directories.ts
  'a submodule, which is not followed': 'sebuah submodule, yang tidak diikuti',
  'a symbolic link, which is not followed': 'sebuah symbolic link, yang tidak diikuti',
  // src/formats/shared/foreign-marker.ts
  'Name the format in the configuration, or give the way down a file of its own.':
    'Sebutkan formatnya di konfigurasi, atau beri migrasi down file tersendiri.',
  'The file holds a way down as well, and nothing says which tool cuts it off.':
    'File ini juga memuat bagian down, dan tidak ada yang menyatakan tool mana yang memisahkannya.',
  // src/formats/shared/next-version.ts
  'A migration has to come between the versions {0} and {1}, and there is no room for {2}.':
    'Sebuah migrasi harus berada di antara versi {0} dan {1}, dan tidak ada tempat untuk {2}.',
  'Renumber the migrations, and try again.': 'Beri nomor ulang pada migrasi-migrasi itu, lalu coba lagi.',
  'Renumber {0} and what comes after it, and try again.':
    'Beri nomor ulang pada {0} dan yang sesudahnya, lalu coba lagi.',
  '{0} migrations have to come between the versions {1} and {2}, and there is no room for {3}.':
    '{0} migrasi harus berada di antara versi {1} dan {2}, dan tidak ada tempat untuk {3}.',
  // src/formats/shared/outside.ts
  'Run that statement by hand before the migrations that need it.':
    'Jalankan statement itu secara manual sebelum migrasi yang membutuhkannya.',
  '{0} runs all pending migrations in one transaction: a statement that must not stand in one cannot run, and in several files all locks would be held as long as in one.':
    '{0} menjalankan semua migrasi pending dalam satu transaksi: statement yang tidak boleh berada dalam transaksi tidak bisa dijalankan, dan meski dipecah menjadi beberapa file semua lock akan ditahan selama dalam satu file.',
  '{0} runs every migration in a transaction, and a statement of the safer form cannot stand in one.':
    '{0} menjalankan setiap migrasi dalam sebuah transaksi, dan salah satu statement dari bentuk yang lebih aman tidak bisa berada di dalamnya.',
  // src/formats/shared/pairs.ts
  'a way down without a way up of the same version': 'migrasi down tanpa migrasi up dengan versi yang sama',
  // src/formats/shared/psql-commands.ts
  'There are too many psql commands.': 'Perintah psql di sini terlalu banyak.',
  'Write the SQL itself into the script.': 'Tulis SQL-nya sendiri di dalam skrip.',
  "psql's command \\{0} cannot be followed here.": 'Perintah psql \\{0} tidak bisa diikuti di sini.',
  // src/formats/shared/read-back.ts
  'Put a file in its place.': 'Ganti dengan sebuah file.',
  '{0} is no regular file, and is not followed.': '{0} bukan file biasa, dan tidak diikuti.',
  // src/formats/shared/text.ts
  'Save it as UTF-8; PostgreSQL would refuse it or store wrong characters.':
    'Simpan sebagai UTF-8; jika tidak, PostgreSQL akan menolaknya atau menyimpan karakter yang salah.',
  'The file is not valid UTF-8.': 'File ini bukan UTF-8 yang valid.',
  // src/formats/shared/way-down.ts
  'This migration is not written in SQL, and neither can its way down be.':
    'Migrasi ini tidak ditulis dalam SQL, jadi migrasi down-nya juga tidak bisa.',
  'Write the way down in its own language, or run the SQL from there.':
    'Tulis migrasi down dalam bahasanya sendiri, atau jalankan SQL dari sana.',
  // src/formats/shared/way-up.ts
  'Put the way up in one piece.': 'Satukan bagian up menjadi satu potongan.',
  'Something else stands between the statements of the way up, and would lose its place.':
    'Di antara statement-statement bagian up ada hal lain, yang akan kehilangan tempatnya.',
};
