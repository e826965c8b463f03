import type { Pool } from 'pg';

export async function redeem(pool: Pool, code: string, cents: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE gift_cards SET balance_cents = balance_cents - $2 WHERE code = $1 AND balance_cents >= $2',
    [code, cents],
  );
  return rowCount === 1;
}
