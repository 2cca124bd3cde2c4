-- ? an order by its id
select * from orders o join order_line l on l.order_id = o.id where o.id = md5('o7')::uuid order by l.line
-- ? first page of a customer's orders
with page as (select * from orders where customer_id = md5('c7')::uuid order by placed_at desc, id desc limit 21)
select * from page o join order_line l on l.order_id = o.id order by o.placed_at desc, o.id desc, l.line
-- ? first page of the regular's orders
with page as (select * from orders where customer_id = md5('regular')::uuid order by placed_at desc, id desc limit 21)
select * from page o join order_line l on l.order_id = o.id order by o.placed_at desc, o.id desc, l.line
-- ? page in the middle of the regular's orders
with page as (select * from orders where customer_id = md5('regular')::uuid
                 and (placed_at, id) < (timestamptz '2026-11-24 00:00Z' - :n / 2 * interval '1 minute',
                                        'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)
               order by placed_at desc, id desc limit 21)
select * from page o join order_line l on l.order_id = o.id order by o.placed_at desc, o.id desc, l.line
-- ? claiming a key
insert into checkout_claim as claim
    (customer_id, idempotency_key, cart_id, order_id, epoch, leased_until, created_at)
values (md5('c7')::uuid, 'new', md5('new')::uuid, md5('new')::uuid, 1, now(), now())
on conflict (customer_id, idempotency_key) do update set epoch = claim.epoch + 1 where not claim.placed
returning *
-- ? placing an order
with placed as (
    insert into orders (id, number, customer_id, cart_id, status, placed_at, currency, subtotal, discount, tax, total)
    values (md5('new')::uuid, 'G-new', md5('c7')::uuid, md5('new')::uuid, 'PLACED', now(), 'USD', 150, 0, 0, 150)
    returning id),
messages as (
    insert into outbox (order_id, destination, sequence, type, event_id, created_at, next_attempt_at)
    select id, 'cart-service', 1, 'type', md5('new')::uuid, now(), now() from placed)
insert into order_line
select id, line, md5('p' || line)::uuid, 'SKU', 'name', 'Pantry', 'each', 1, 50, 50, 0, 'EXEMPT', 0, 0
  from placed, generate_series(1, 3) line
-- ? taking messages
update outbox set attempts = attempts + 1
 where ctid = any (array(
    select ctid from outbox o
     where destination = 'summary-service' and dead_at is null and next_attempt_at <= now()
       and not exists (select from outbox earlier
                        where earlier.order_id = o.order_id and earlier.destination = o.destination
                          and earlier.sequence < o.sequence and earlier.dead_at is null)
     order by next_attempt_at limit 50 for update skip locked))
returning *
