-- Names of two to four words and descriptions of five to nine, of 20,000 words used as often as words of a language are
-- (the second half as often as the first); fifteen categories.
create function word(rank integer) returns text language sql immutable parallel safe
    return left(translate(md5(rank::text), '0123456789', 'ghijklmnop'), 4 + rank % 5);
create temporary table vocabulary as select n as rank, word(n) as word from generate_series(1, 20000) n;
alter table vocabulary add primary key (rank);
analyze vocabulary;
drop index product_search;
alter table product disable trigger user;
insert into product (id, sku, name, description, category, unit, price_cents, tax_class)
select md5('p' || p.n)::uuid, 'GEN-' || p.n, p.name, p.description, 'Category ' || 1 + p.n * 7 % 15, 'each', 100, 'EXEMPT'
  from (select n.n, string_agg(v.word, ' ') filter (where k <= 2 + n.n % 3) as name,
               string_agg(v.word, ' ') filter (where k > 4 and k <= 9 + n.n % 5) as description
          from (select n, k, floor(exp(random() * ln(20000)))::integer as rank
                  from generate_series(1, :n) n, generate_series(1, 13) k) n
          join vocabulary v on v.rank = n.rank
         group by n.n order by n.n) p;
insert into stock (product_id, available) select id, 100 from product;
insert into category select category, count(*) from product group by 1;
insert into search_word
    select distinct left(word, 12), coalesce((ts_lexize('english_stem', word))[1], '')
      from product, search_words(name || ' ' || category || ' ' || description) as word;
insert into search_stem
    select word, ndoc, coalesce(named, 0)
      from ts_stat('select words from product')
      left join (select word, ndoc as named from ts_stat('select words from product', 'a')) in_names using (word)
     where word like '~%';
alter table product enable trigger user;
set maintenance_work_mem = '512MB';
create index product_search on product using gin (search_terms(words, category, shelf))
    with (fastupdate = off) where not retired;
insert into reservation
select md5('r' || n)::uuid, case when n <= 1000 then 'HELD' else 'COMMITTED' end, now() - interval '1 minute', now()
  from generate_series(1, :n) n;
insert into reservation_line
select id, 1, md5('p7')::uuid, 1, 'SKU', 'name', 'Category 1', 'each', 100, 'EXEMPT' from reservation;
