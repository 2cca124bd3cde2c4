CREATE TABLE coupon (
    code                  text        PRIMARY KEY CHECK (code = upper(code) AND length(code) <= 40),
    kind                  text        NOT NULL CHECK (kind IN ('PERCENTAGE', 'AMOUNT')),
    percent_basis_points  integer     CHECK (percent_basis_points BETWEEN 1 AND 10000),
    amount_cents          bigint      CHECK (amount_cents > 0),
    minimum_cents         bigint      NOT NULL DEFAULT 0 CHECK (minimum_cents >= 0),
    expires_at            timestamptz,
    CHECK ((kind = 'PERCENTAGE') = (percent_basis_points IS NOT NULL)),
    CHECK ((kind = 'AMOUNT') = (amount_cents IS NOT NULL))
);

CREATE TABLE cart (
    id          uuid        PRIMARY KEY,
    owner_id    uuid,
    token_hash  bytea       CHECK (octet_length(token_hash) = 32),
    status      text        NOT NULL DEFAULT 'OPEN' CHECK (status IN ('OPEN', 'ORDERED')),
    version     bigint      NOT NULL DEFAULT 1,
    coupon_code text        REFERENCES coupon (code),
    order_id    uuid,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    -- a guest's cart is opened by its token, a person's by who they are
    CHECK ((owner_id IS NULL) = (token_hash IS NOT NULL))
);

-- a person has at most one open cart; also finds it
CREATE UNIQUE INDEX cart_open_by_owner ON cart (owner_id) WHERE status = 'OPEN' AND owner_id IS NOT NULL;

-- finds guests' carts that nobody came back to
CREATE INDEX cart_guests_by_age ON cart (updated_at) WHERE owner_id IS NULL;

CREATE TABLE cart_item (
    cart_id    uuid        NOT NULL REFERENCES cart (id) ON DELETE CASCADE,
    product_id uuid        NOT NULL,
    quantity   integer     NOT NULL CHECK (quantity BETWEEN 1 AND 99),
    added_at   timestamptz NOT NULL,
    PRIMARY KEY (cart_id, product_id)
);
