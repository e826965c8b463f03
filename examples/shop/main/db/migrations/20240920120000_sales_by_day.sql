-- migrate:up
CREATE VIEW sales_by_day AS
SELECT date_trunc('day', placed_at) AS day, count(*) AS orders, sum(total_cents) AS total_cents
FROM orders
WHERE status <> 'returned'
GROUP BY 1;

-- migrate:down
DROP VIEW sales_by_day;
