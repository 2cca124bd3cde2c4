-- ? a cart by its id
select * from cart where id = md5('cart7')::uuid for update
-- ? a person's open cart
select * from cart where owner_id = md5('person8')::uuid and status = 'OPEN'
-- ? the items of a cart
select product_id, quantity from cart_item where cart_id = md5('cart7')::uuid order by added_at, product_id
-- ? putting an item in
insert into cart_item values (md5('cart7')::uuid, md5('new')::uuid, 1, now())
on conflict (cart_id, product_id) do update set quantity = excluded.quantity
-- ? changing a cart
update cart set version = version + 1, updated_at = now() where id = md5('cart7')::uuid
-- ? a batch of abandoned carts
delete from cart where id in (
    select id from cart where owner_id is null and updated_at < now() - interval '30 days'
     order by updated_at limit 100 for update skip locked)
