-- Amounts are minor units (cents) of the order's currency.
create table orders (
    id            uuid        primary key,
    number        text        not null,
    customer_id   uuid        not null,
    cart_id       uuid        not null,
    status        text        not null check (status in ('PLACED', 'CANCELLED')),
    placed_at     timestamptz not null,
    cancelled_at  timestamptz,
    cancel_reason text,
    currency      char(3)     not null,
    subtotal      bigint      not null check (subtotal >= 0),
    discount      bigint      not null check (discount between 0 and subtotal),
    coupon_code   text,
    tax           bigint      not null check (tax >= 0),
    total         bigint      not null check (total = subtotal - discount + tax),
    check ((status = 'CANCELLED') = (cancelled_at is not null and cancel_reason is not null))
);

create unique index orders_number on orders (number);
-- A cart orders once; a cancelled order gives it free again.
create unique index orders_live_cart on orders (cart_id) where status = 'PLACED';
-- A customer's orders, newest first, by keyset.
create index orders_by_customer on orders (customer_id, placed_at desc, id desc);

create table order_line (
    order_id              uuid     not null references orders,
    line                  smallint not null,
    product_id            uuid     not null,
    sku                   text     not null,
    name                  text     not null,
    category              text     not null,
    unit                  text     not null,
    quantity              integer  not null check (quantity > 0),
    unit_price            bigint   not null check (unit_price >= 0),
    line_total            bigint   not null check (line_total = unit_price * quantity),
    discount              bigint   not null check (discount between 0 and line_total),
    tax_class             text     not null,
    tax_rate_basis_points integer  not null check (tax_rate_basis_points >= 0),
    tax                   bigint   not null check (tax >= 0),
    primary key (order_id, line)
);

-- Who is placing (or has placed) the order of an idempotency key. An unfinished claim belongs to the highest epoch
-- until its lease ends; only that epoch may finish it.
create table checkout_claim (
    customer_id     uuid        not null,
    idempotency_key text        not null,
    cart_id         uuid        not null,
    order_id        uuid        not null,
    epoch           integer     not null,
    leased_until    timestamptz not null,
    placed          boolean     not null default false,
    created_at      timestamptz not null,
    primary key (customer_id, idempotency_key)
) with (fillfactor = 80);

-- Old claims are pruned by age.
create index checkout_claim_by_age on checkout_claim (created_at);

-- What other services still have to hear. A row goes when its destination has it, so the table is as long as the
-- backlog, not as the history.
create table outbox (
    order_id        uuid        not null,
    destination     text        not null,
    sequence        integer     not null,
    type            text        not null,
    event_id        uuid        not null,
    created_at      timestamptz not null,
    next_attempt_at timestamptz not null,
    attempts        integer     not null default 0,
    refusals        integer     not null default 0,
    dead_at         timestamptz,
    last_error      text,
    primary key (order_id, destination, sequence)
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create index outbox_due on outbox (destination, next_attempt_at) where dead_at is null;
create index outbox_dead on outbox (destination) where dead_at is not null;
