-- migrate:up
ALTER TABLE orders ADD COLUMN shipping_address jsonb;

-- migrate:down
ALTER TABLE orders DROP COLUMN shipping_address;
