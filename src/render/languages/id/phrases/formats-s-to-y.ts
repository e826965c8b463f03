/** What the formats from S to Y say, in Indonesian. */
import type { Language } from '../../../language.ts';

export const formatsSToYPhrases: Language['phrases'] = {
  // src/formats/source.ts
  '; did you mean "{0}"?': '; apakah maksud Anda "{0}"?',
  'Check the path, and say which format it is.': 'Periksa path-nya, dan sebutkan formatnya.',
  'Name a directory, or a glob, relative to the repository.':
    'Sebutkan direktori, atau glob, relatif terhadap repositori.',
  'Name the directory that holds the files.': 'Sebutkan direktori yang memuat file-filenya.',
  'Name the directory that the files are in.': 'Sebutkan direktori tempat file-filenya berada.',
  'No format recognises the migrations in {0}.': 'Tidak ada format yang mengenali migrasi di {0}.',
  'No migrations of the format {0} are in {1}.': 'Tidak ada migrasi dengan format {0} di {1}.',
  'Nothing in the repository matches the migrations path {0}.':
    'Tidak ada apa pun di repositori yang cocok dengan path migrasi {0}.',
  'There is no migration format "{0}"{1}': 'Tidak ada format migrasi "{0}"{1}',
  'Use an id that `countersign formats` lists.': 'Gunakan id yang ditampilkan oleh `countersign formats`.',
  submodule: 'submodule',
  'symbolic link': 'symbolic link',
  'the configuration': 'konfigurasi',
  '{0} is a {1}, which is not followed.': '{0} adalah {1}, yang tidak diikuti.',
  // src/formats/sqitch.ts
  ' of {0}': ' milik {0}',
  'Add the script, or take the change out of the plan.': 'Tambahkan skrip itu, atau keluarkan perubahan itu dari plan.',
  'The plan has {0}, and there is no {1}.': 'Plan memuat {0}, tetapi {1} tidak ada.',
  'not in {0}{1}': 'tidak ada di {0}{1}',
  // src/formats/sqitch/plan.ts
  'A tag needs a change before it.': 'Sebuah tag harus didahului sebuah perubahan.',
  'Let `sqitch add` write it.': 'Biarkan `sqitch add` yang menulisnya.',
  'Move the change below what it requires.': 'Pindahkan perubahan itu ke bawah yang dibutuhkannya.',
  'Name the project at the top.': 'Sebutkan nama project di bagian atas.',
  'Rename one of the two.': 'Ganti nama salah satunya.',
  'Tag the release first, then `sqitch rework` the change.':
    'Beri tag pada rilisnya dulu, lalu jalankan `sqitch rework` pada perubahan itu.',
  'The plan has no %project.': 'Plan ini tidak punya %project.',
  'The tag @{0} is there twice.': 'Tag @{0} ada dua kali.',
  'This is not a line of a plan.': 'Ini bukan baris sebuah plan.',
  'This is not a tag.': 'Ini bukan tag.',
  'Write the tag below the change it marks.': 'Tulis tag di bawah perubahan yang ditandainya.',
  '{0} is there twice without a tag between; the first is in line {1}.':
    '{0} ada dua kali tanpa tag di antaranya; yang pertama ada di baris {1}.',
  '{0} requires {1}, which does not come before it.': '{0} membutuhkan {1}, yang tidak ada sebelumnya.',
  // src/formats/sqitch/way-up.ts
  "The plan's line of {0} is not found.": 'Baris untuk {0} di plan tidak ditemukan.',
  'Write it anew.': 'Tulis ulang dari awal.',
  // src/formats/sql.ts
  'Name the format in the configuration, or make an empty file for it.':
    'Sebutkan formatnya di konfigurasi, atau buat file kosong untuknya.',
  'Nothing here shows how a way down is named, and a name that its program does not know would run as a way up.':
    'Di sini tidak ada yang menunjukkan bagaimana migrasi down dinamai, dan nama yang tidak dikenal programnya akan dijalankan sebagai migrasi up.',
  'SQL files whose names start with a number': 'file SQL yang namanya diawali angka',
  'numbered directories that hold up.sql': 'direktori bernomor yang memuat up.sql',
  'replaced by the file of its own for {0}': 'digantikan oleh file tersendiri untuk {0}',
  'written for a database that is not rehearsed': 'ditulis untuk database yang tidak diuji coba',
  'written for {0}, while the set is read as {1}; configure it with "dialect: {2}"':
    'ditulis untuk {0}, sedangkan set ini dibaca sebagai {1}; atur dengan "dialect: {2}"',
  // src/formats/sqlx.ts
  'not named <version>_<description>.sql': 'namanya bukan <version>_<description>.sql',
  'numbered files and {0} that depends on sqlx': 'file bernomor dan {0} yang bergantung pada sqlx',
  'numbered files near {0}': 'file bernomor di dekat {0}',
  'numbered files with the line that `sqlx migrate add` writes':
    'file bernomor dengan baris yang ditulis oleh `sqlx migrate add`',
  // src/formats/supabase.ts
  'not named <digits>_<name>.sql, so Supabase skips it': 'namanya bukan <digits>_<name>.sql, jadi Supabase melewatinya',
  'supabase/migrations/<digits>_<name>.sql': 'supabase/migrations/<digits>_<name>.sql',
  'the first releases wrote their own schema into such a file, so Supabase skips it':
    'rilis-rilis pertama menulis skemanya sendiri ke dalam file seperti ini, jadi Supabase melewatinya',
  // src/formats/tern.ts
  'Migration {0} is missing: tern numbers its files 1, 2, 3 and so on without gaps, and refuses to run otherwise.':
    'Migrasi {0} tidak ada: tern menomori file-filenya 1, 2, 3, dan seterusnya tanpa celah, dan menolak berjalan jika tidak begitu.',
  'Rename the file so that its number is {0}, or say that another tool runs this directory.':
    'Ganti nama file ini supaya nomornya {0}, atau sebutkan bahwa direktori ini dijalankan tool lain.',
  'Write a statement above the separator.': 'Tulis sebuah statement di atas pemisah.',
  'not named <number>_<name>.sql': 'namanya bukan <number>_<name>.sql',
  'numbered files beside tern.conf': 'file bernomor di samping tern.conf',
  'numbered files with "{0}"': 'file bernomor dengan "{0}"',
  'tern refuses a file without SQL in its way up.': 'tern menolak file yang bagian up-nya tidak berisi SQL.',
  // src/formats/tern/template.ts
  'Give the value under [data] in tern.conf, or write the SQL out.':
    'Berikan nilainya di bawah [data] di tern.conf, atau tulis SQL-nya secara lengkap.',
  'Insert fewer files.': 'Sisipkan lebih sedikit file.',
  'The template expression {{ {0} }} cannot be filled in from the repository.':
    'Ekspresi template {{ {0} }} tidak bisa diisi dari repositori.',
  'The templates include themselves or too much.':
    'Template-template ini menyertakan dirinya sendiri atau terlalu banyak hal.',
  'The templates insert too much text.': 'Template-template ini menyisipkan terlalu banyak teks.',
  'Write {{ "{{" }} for the braces.': 'Tulis {{ "{{" }} untuk kurung kurawalnya.',
  'tern reads "{{" as a template, which is not closed.':
    'tern membaca "{{" sebagai template, dan template itu tidak ditutup.',
  // src/formats/write-down.ts
  'Keep the SQL beside the migration.': 'Simpan SQL-nya di samping migrasi.',
  'Write the way down by hand.': 'Tulis migrasi down secara manual.',
  '{0} has no ways down.': '{0} tidak memiliki migrasi down.',
  '{0} would read the file otherwise than it is meant: something in the SQL looks like a marker or a template of its own.':
    '{0} akan membaca file ini lain dari yang dimaksud: ada sesuatu di dalam SQL yang tampak seperti marker atau template milik tool itu.',
  // src/formats/write-up.ts
  'Move what changes tables into a versioned migration first.':
    'Pindahkan dulu yang mengubah tabel ke sebuah migrasi berversi.',
  'Nothing writes migrations of {0}.': 'Tidak ada yang bisa menulis migrasi {0}.',
  'Rename it, and try again.': 'Ganti namanya, lalu coba lagi.',
  'This migration is not written in SQL.': 'Migrasi ini tidak ditulis dalam SQL.',
  'This migration runs again whenever it changes, and cannot become several that run once.':
    'Migrasi ini dijalankan lagi setiap kali berubah, dan tidak bisa dijadikan beberapa migrasi yang dijalankan sekali.',
  'Write the migrations by hand.': 'Tulis migrasi-migrasi itu secara manual.',
  'Write the statements by hand, with what is to be filled in.':
    'Tulis statement-statement-nya secara manual, dengan apa yang harus diisikan.',
  'Write the statements in its own language.': 'Tulis statement-statement-nya dalam bahasanya sendiri.',
  'Write them by hand.': 'Tulis secara manual.',
  '{0} fills in values in this migration, and its statements are known only with those of this repository.':
    '{0} mengisikan nilai ke dalam migrasi ini, dan statement-nya hanya diketahui dengan nilai-nilai dari repositori ini.',
  '{0} is to be written, and is there already.': '{0} harus ditulis, tetapi sudah ada.',
  '{0} would not see the new migrations between this one and the next, and the others as they are: a name, or what others depend on, puts them elsewhere.':
    '{0} tidak akan melihat migrasi-migrasi baru di antara migrasi ini dan yang berikutnya, dengan migrasi lain tetap seperti semula: sebuah nama, atau apa yang menjadi sandaran migrasi lain, menempatkannya di tempat lain.',
  '{0} would read the files otherwise than they are meant: something in the SQL looks like a marker or a template of its own.':
    '{0} akan membaca file-file ini lain dari yang dimaksud: ada sesuatu di dalam SQL yang tampak seperti marker atau template milik tool itu.',
  '{0} would refuse what is to be written: {1}': '{0} akan menolak yang hendak ditulis: {1}',
  // src/formats/yoyo.ts
  'Python files that import yoyo': 'file Python yang mengimpor yoyo',
  'SQL files with "-- depends:"': 'file SQL dengan "-- depends:"',
  'Yoyo takes `true` or `false` here.': 'Di sini Yoyo menerima `true` atau `false`.',
  'a way down without a way up of the same name': 'migrasi down tanpa migrasi up dengan nama yang sama',
  'sources in {0}': 'sumber-sumber di {0}',
  // src/formats/yoyo/order.ts
  'It depends on {0}, which does not exist.': 'Migrasi ini bergantung pada {0}, yang tidak ada.',
  'Name a file of the directory, without its extension.': 'Sebutkan sebuah file di direktori ini, tanpa ekstensinya.',
  'Take one of the dependencies away.': 'Hapus salah satu dependensinya.',
  'These depend on each other in a circle: {0}.': 'Semua ini saling bergantung secara melingkar: {0}.',
  '{0} has the same name, and names must be unique.': '{0} memiliki nama yang sama, padahal nama harus unik.',
};
