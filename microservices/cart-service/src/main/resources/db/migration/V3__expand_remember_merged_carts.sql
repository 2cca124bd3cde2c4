-- Guests' carts that went into a person's own: claiming one again, after an answer that was lost, gives that one again.
CREATE TABLE merged_cart (
    id        uuid        PRIMARY KEY,
    owner_id  uuid        NOT NULL,
    into_cart uuid        NOT NULL,
    merged_at timestamptz NOT NULL
);

-- finds those that nobody will ask for again
CREATE INDEX merged_cart_by_age ON merged_cart (merged_at);
