-- migrate:up transaction:false
CREATE INDEX CONCURRENTLY order_lines_product_id ON order_lines (product_id);

-- migrate:down transaction:false
DROP INDEX CONCURRENTLY order_lines_product_id;
