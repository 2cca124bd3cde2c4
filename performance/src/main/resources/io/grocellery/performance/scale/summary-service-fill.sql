-- Twenty orders a customer, over 366 days.
insert into known_order
select md5('order' || n)::uuid, md5('customer' || n % (:n / 20))::uuid,
       timestamptz '2026-11-24 12:00Z' - make_interval(days => n % 366, secs => n % 40000), false, 1, md5('event' || n),
       jsonb_build_object('id', md5('order' || n), 'number', 'G-' || n, 'total', 100)
  from generate_series(1, :n) n;
insert into inbox select '/order-service', event_id, now() from known_order;
insert into day_figures
select placed_at::date, count(*), 0, count(*), count(*), 0, 0, count(*) from known_order group by 1;
insert into day_category_figures
select day, 'Category ' || k, orders, 0, units, units, 0, 0, units from day_figures, generate_series(1, 12) k;
insert into customer_figures
select customer_id, count(*), 0, count(*), count(*), 0, 0, count(*) from known_order group by 1;
insert into customer_category_figures
select customer_id, 'Category ' || k, orders, 0, units, units, 0, 0, units
  from customer_figures, generate_series(1, 12) k;
