-- Every event ever taken: the key that makes a second delivery of it do nothing.
create table inbox (
    source      text        not null,
    event_id    text        not null,
    received_at timestamptz not null,
    primary key (source, event_id)
);

-- The newest that is known of each order; document is the order as its event told it.
create table known_order (
    id          uuid        primary key,
    customer_id uuid        not null,
    placed_at   timestamptz not null,
    cancelled   boolean     not null,
    sequence    bigint      not null,
    event_id    text        not null,
    document    jsonb       not null
);

create index known_order_of_customer on known_order (customer_id, placed_at desc, id desc);

-- Figures are added to by each event in the transaction that takes it, and only ever read by key.
-- Money is in minor units. A day is the UTC day on which the order was placed.
create table day_figures (
    day       date   primary key,
    orders    bigint not null,
    cancelled bigint not null,
    units     bigint not null,
    subtotal  bigint not null,
    discount  bigint not null,
    tax       bigint not null,
    total     bigint not null
);

create table day_category_figures (
    day       date   not null,
    category  text   not null,
    orders    bigint not null,
    cancelled bigint not null,
    units     bigint not null,
    subtotal  bigint not null,
    discount  bigint not null,
    tax       bigint not null,
    total     bigint not null,
    primary key (day, category)
);

create table customer_figures (
    customer_id uuid   primary key,
    orders      bigint not null,
    cancelled   bigint not null,
    units       bigint not null,
    subtotal    bigint not null,
    discount    bigint not null,
    tax         bigint not null,
    total       bigint not null
);

create table customer_category_figures (
    customer_id uuid   not null,
    category    text   not null,
    orders      bigint not null,
    cancelled   bigint not null,
    units       bigint not null,
    subtotal    bigint not null,
    discount    bigint not null,
    tax         bigint not null,
    total       bigint not null,
    primary key (customer_id, category)
);
