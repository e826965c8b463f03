/** The facts that set the risk, in Indonesian. */
import type { Language } from '../../../language.ts';

export const judgePhrases: Language['phrases'] = {
  // src/judge/risk.ts
  'adds a foreign key to {0}': 'menambahkan foreign key ke {0}',
  'adds a primary key to {0}': 'menambahkan primary key ke {0}',
  'blocks writes on {0}': 'memblokir penulisan pada {0}',
  'builds an index on {0} while writes wait': 'membangun indeks pada {0} sementara penulisan menunggu',
  'changes rows of {0}': 'mengubah baris {0}',
  'changes the type of {0}.{1} without a rewrite': 'mengubah tipe {0}.{1} tanpa menulis ulang tabelnya',
  'could not be rehearsed to the end': 'tidak bisa diuji coba sampai selesai',
  'does not apply': 'gagal diterapkan',
  'empties {0}': 'mengosongkan {0}',
  'reads all of {0} while writes wait': 'membaca seluruh {0} sementara penulisan menunggu',
  'removes the column {0}.{1}': 'menghapus kolom {0}.{1}',
  'removes {0}': 'menghapus {0}',
  'renames the column {0}.{1}': 'mengganti nama kolom {0}.{1}',
  'renames {0}': 'mengganti nama {0}',
  'rewrites {0}': 'menulis ulang {0}',
  'works only if the rows in production agree': 'hanya berhasil jika isi baris di produksi memungkinkannya',
  '{0} (size unknown)': '{0} (ukuran tidak diketahui)',
  '{0} ({1} rows)': '{0} ({1} baris)',
};
