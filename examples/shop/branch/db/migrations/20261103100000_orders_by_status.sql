-- Both statements look harmless. The first stops every check-out while the index of the large table is built; the
-- second only works if no order is without a note.

-- migrate:up
CREATE INDEX orders_status_placed_at ON orders (status, placed_at);
ALTER TABLE orders ALTER COLUMN note SET NOT NULL;

-- migrate:down
ALTER TABLE orders ALTER COLUMN note DROP NOT NULL;
DROP INDEX orders_status_placed_at;
