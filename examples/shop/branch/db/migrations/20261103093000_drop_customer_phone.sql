-- The column goes while app/customers.ts still reads it, and its values cannot come back.

-- migrate:up
ALTER TABLE customers DROP COLUMN phone;

-- migrate:down
ALTER TABLE customers ADD COLUMN phone text;
