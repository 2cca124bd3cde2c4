-- ? a receipt
select cancelled, sequence, event_id, document from known_order where id = md5('order7')::uuid
-- ? a customer's figures
select orders, cancelled, units, subtotal, discount, tax, total from customer_figures
 where customer_id = md5('customer7')::uuid
-- ? a customer's favourite categories
select category, orders, units, total from customer_category_figures
 where customer_id = md5('customer7')::uuid and orders > 0 order by units desc, total desc, category limit 5
-- ? a customer's last orders
select cancelled, sequence, event_id, document from known_order where customer_id = md5('customer7')::uuid
 order by placed_at desc, id desc limit 10
-- ? a year of sales by day
select * from day_figures where day between '2025-11-24' and '2026-11-24' order by day
-- ? a year of sales by category
select category, sum(orders), sum(cancelled), sum(units), sum(subtotal), sum(discount), sum(tax), sum(total)
  from day_category_figures where day between '2025-11-24' and '2026-11-24'
 group by category order by sum(total) desc, category
-- ? noting an event
insert into inbox values ('/order-service', 'new', now()) on conflict do nothing
-- ? adding to a customer's figures
insert into customer_figures as kept values (md5('customer7')::uuid, 1, 0, 1, 1, 0, 0, 1)
on conflict (customer_id) do update set orders = kept.orders + 1, total = kept.total + 1
