import type { Pool } from 'pg';

/** Called at check-out: many times a second on a busy day. */
export async function placeOrder(pool: Pool, customerId: string, totalCents: number): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO orders (customer_id, total_cents) VALUES ($1, $2) RETURNING id',
    [customerId, totalCents],
  );
  return rows[0].id;
}

export async function openOrders(pool: Pool, customerId: string) {
  const { rows } = await pool.query(
    "SELECT id, total_cents, placed_at FROM orders WHERE customer_id = $1 AND status = 'open'",
    [customerId],
  );
  return rows;
}
