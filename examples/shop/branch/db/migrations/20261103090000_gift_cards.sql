-- A new table: nobody can be waiting for it, so nothing here hurts.

-- migrate:up
SET LOCAL lock_timeout = '2s';

CREATE TABLE gift_cards (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code text NOT NULL UNIQUE,
  balance_cents bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX gift_cards_created_at ON gift_cards (created_at);

-- migrate:down
DROP TABLE gift_cards;
