-- ? a product by its id
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from product p join stock s on s.product_id = p.id where p.id = md5('p7')::uuid and not p.retired
-- ? first page
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from product p join stock s on s.product_id = p.id
 where not p.retired and (p.shelf, p.id) > (0, '00000000-0000-0000-0000-000000000000')
 order by p.shelf, p.id limit 21
-- ? page in the middle
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from product p join stock s on s.product_id = p.id
 where not p.retired and (p.shelf, p.id) > (:n / 2, '00000000-0000-0000-0000-000000000000')
 order by p.shelf, p.id limit 21
-- ? a category
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from product p join stock s on s.product_id = p.id
 where not p.retired and p.category = 'Category 3' and (p.shelf, p.id) > (0, '00000000-0000-0000-0000-000000000000')
 order by p.shelf, p.id limit 21
-- ? a category in the middle
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from product p join stock s on s.product_id = p.id
 where not p.retired and p.category = 'Category 3' and (p.shelf, p.id) > (:n / 2, '00000000-0000-0000-0000-000000000000')
 order by p.shelf, p.id limit 21
-- ? the categories
select name, products from category where products > 0 order by name
-- ? a common word
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a word
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(50), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a rare word
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(500), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a very rare word
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(10000), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a word nobody uses
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page('zzzzz', null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a word in the middle of the list
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(50), null, 1, :n / 2, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a prefix
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(left(word(20), 3), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? one letter
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page('a', null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two common words
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2) || ' ' || word(5), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two words
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(20) || ' ' || word(60), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two rare words
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(200) || ' ' || word(300), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a common and a very rare word
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2) || ' ' || word(5000), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two words never together
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(4000) || ' ' || word(7000), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two words in the middle of the list
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2) || ' ' || word(5), null, 1, :n / 2, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? three common words
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2) || ' ' || word(5) || ' ' || word(9), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? three words
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(20) || ' ' || word(60) || ' ' || word(90), null, 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a common word in a category
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(2), 'Category 3', 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a word in a category
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(50), 'Category 3', 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a rare word in a category
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(500), 'Category 3', 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? two words in a category
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(20) || ' ' || word(60), 'Category 3', 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? a word in a category there is not
select p.id, p.sku, p.name, p.description, p.category, p.unit, p.price_cents, p.tax_class, s.available, p.version
  from search_page(word(20), 'Nowhere', 1, 0, '00000000-0000-0000-0000-000000000000', 21) found
  join product p on p.ctid = found.place join stock s on s.product_id = p.id
 order by found.tier, p.shelf, p.id
-- ? locking stock
select s.product_id, s.available from stock s join product p on p.id = s.product_id
 where s.product_id = any(array[md5('p7')::uuid, md5('p8')::uuid]) and not p.retired order by s.product_id for update of s
-- ? reservations that expire
select id from reservation where status = 'HELD' and expires_at <= now() order by expires_at limit 100 for update skip locked
