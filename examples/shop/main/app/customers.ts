import type { Pool } from 'pg';

export interface Contact {
  id: string;
  email: string;
  phone: string | null;
}

/** Support looks a customer up before calling back. */
export async function findContact(pool: Pool, email: string): Promise<Contact | undefined> {
  const { rows } = await pool.query<Contact>('SELECT id, email, phone FROM customers WHERE email = $1', [email]);
  return rows[0];
}
