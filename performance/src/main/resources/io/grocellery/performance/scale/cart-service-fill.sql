-- Half of the carts are guests', of which a thousand were left a month ago; three items each.
insert into cart (id, owner_id, token_hash, created_at, updated_at)
select md5('cart' || n)::uuid, case when n % 2 = 0 then md5('person' || n)::uuid end,
       case when n % 2 = 1 then sha256(n::text::bytea) end, moment, moment
  from generate_series(1, :n) n,
       lateral (select now() - case when n <= 1000 then interval '40 days' else interval '1 day' end as moment) m;
insert into cart_item
select id, md5(id || k::text)::uuid, 2, created_at from cart, generate_series(1, 3) k;
