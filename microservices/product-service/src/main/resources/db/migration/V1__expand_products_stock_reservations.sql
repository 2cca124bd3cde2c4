-- The catalogue, the stock beside it, and the reservations that move the stock.

create table product (
    id          uuid primary key,
    sku         text    not null unique check (sku ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
    name        text    not null check (name <> ''),
    description text    not null,
    category    text    not null check (category <> ''),
    unit        text    not null check (unit <> ''),
    price_cents bigint  not null check (price_cents >= 0),
    tax_class   text    not null check (tax_class in ('EXEMPT', 'REDUCED', 'STANDARD')),
    -- Where the product stands in every list: the demo catalogue is arranged by hand, later products fall at random.
    -- Being spread evenly, it also cuts the catalogue into equal parts for the search (see search_page).
    shelf       integer not null default floor(random() * 1073741824)::integer check (shelf between 0 and 1073741823),
    version     bigint  not null default 1,
    retired     boolean not null default false
);

create index product_by_shelf on product (shelf, id) where not retired;
create index product_by_category on product (category, shelf, id) where not retired;

-- Apart from product, so that a sale writes a narrow row and touches no index (room for that is left in each page).
create table stock (
    product_id uuid    primary key references product on delete cascade,
    available  integer not null check (available >= 0),
    held       integer not null default 0 check (held >= 0)
) with (fillfactor = 70);

create table reservation (
    id         uuid        primary key,
    status     text        not null check (status in ('HELD', 'COMMITTED', 'RELEASED', 'EXPIRED')),
    expires_at timestamptz not null,
    changed_at timestamptz not null
) with (fillfactor = 80);

create index reservation_to_expire on reservation (expires_at) where status = 'HELD';
create index reservation_to_forget on reservation (changed_at) where status <> 'HELD';

-- What was quoted, as quoted: later price changes do not reach a reservation.
create table reservation_line (
    reservation_id        uuid    not null references reservation on delete cascade,
    line                  integer not null,
    product_id            uuid    not null,
    quantity              integer not null check (quantity > 0),
    sku                   text    not null,
    name                  text    not null,
    category              text    not null,
    unit                  text    not null,
    unit_price_cents      bigint  not null,
    tax_class             text    not null,
    primary key (reservation_id, product_id)
);

-- How many products each category offers, kept up by every write, so that nobody has to count.
create table category (
    name     text   primary key,
    products bigint not null check (products >= 0)
);

create function count_products() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into category as c
            select n.category, count(*) from new_rows n where not n.retired group by n.category order by n.category
            on conflict (name) do update set products = c.products + excluded.products;
    elsif tg_op = 'DELETE' then
        update category c set products = c.products - o.products
            from (select category, count(*) as products from old_rows where not retired group by category) o
            where c.name = o.category;
    else
        -- A row that is to fall below zero would be refused before the conflict is seen, hence the two steps.
        insert into category select distinct n.category, 0 from new_rows n order by n.category on conflict do nothing;
        update category c set products = c.products + d.products
            from (select category, sum(products) as products
                    from (select category, 1 as products from new_rows where not retired
                          union all select category, -1 from old_rows where not retired) changes
                   group by category having sum(products) <> 0) d
            where c.name = d.category;
    end if;
    return null;
end
$$;

create trigger product_counted_in after insert on product
    referencing new table as new_rows for each statement execute function count_products();
create trigger product_counted_again after update on product
    referencing old table as old_rows new table as new_rows for each statement execute function count_products();
create trigger product_counted_out after delete on product
    referencing old table as old_rows for each statement execute function count_products();
