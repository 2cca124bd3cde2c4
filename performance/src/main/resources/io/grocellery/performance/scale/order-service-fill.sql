-- A tenth of the orders is one customer's, the others have ten each; a thousand messages wait in the outbox.
insert into orders (id, number, customer_id, cart_id, status, placed_at, currency, subtotal, discount, tax, total)
select md5('o' || n)::uuid, 'G-' || n, md5(case when n % 10 = 0 then 'regular' else 'c' || n % (:n / 10) end)::uuid,
       md5('cart' || n)::uuid, 'PLACED', timestamptz '2026-11-24 00:00Z' - (:n - n) * interval '1 minute', 'USD', 150, 0,
       0, 150
  from generate_series(1, :n) n;
insert into order_line
select id, line, md5(number || line)::uuid, 'SKU-1', 'Something to eat', 'Pantry', 'each', 1, 50, 50, 0, 'EXEMPT', 0, 0
  from orders, generate_series(1, 3) line;
insert into checkout_claim
select customer_id, number, cart_id, id, 1, placed_at, true, placed_at from orders;
insert into outbox (order_id, destination, sequence, type, event_id, created_at, next_attempt_at)
select md5('o' || n)::uuid, 'summary-service', 1, 'type', md5('e' || n)::uuid, now(), now()
  from generate_series(1, 1000) n;
