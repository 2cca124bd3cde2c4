-- Search, second design refined (docs/rationale/search.md): how many products have a word is known beforehand, so that a
-- search looks about as far along the shelf as it must, at once, and asks for all there are when they are few. And what
-- is asked of the index is split into conditions of their own: within one, the index weighs every single product of the
-- shorter list; between two, it leaps from one to the next.
--
-- The index and its terms stay as they are.

-- About how many products ever had a stem ("~" and the stem, as in product.words), and had it in the name. One product in
-- sixteen is counted, as sixteen, so that writers seldom meet in a row. What is counted stays: after many changes of texts
-- there are fewer than it says.
create table search_stem (
    stem     text collate "C" primary key,
    products bigint not null,
    names    bigint not null
);

insert into search_stem
    select word, ndoc, coalesce(named, 0)
      from ts_stat('select words from product')
      left join (select word, ndoc as named from ts_stat('select words from product', 'a')) in_names using (word)
     where word like '~%';

-- Notes words that are new, as before, and counts stems; to change a price alone notes and counts nothing.
create or replace function note_words() returns trigger language plpgsql as $$
declare
    written uuid[];
begin
    if tg_op = 'INSERT' then
        written := array(select id from new_rows);
    else
        written := array(select n.id from new_rows n join old_rows o using (id) where n.words <> o.words);
    end if;
    -- in order, so that two writers never wait for one another
    insert into search_word
        select distinct left(word, 12), coalesce((ts_lexize('english_stem', word))[1], '')
          from new_rows n, search_words(n.name || ' ' || n.category || ' ' || n.description) as word
         where n.id = any(written)
         order by 1, 2
        on conflict do nothing;
    insert into search_stem as s
        select lexeme, 16 * count(*), 16 * count(*) filter (where weights @> '{A}')
          from new_rows n, unnest(n.words)
         where n.id = any(written) and lexeme like '~%' and random() < 1 / 16.0
         group by lexeme order by lexeme
        on conflict (stem) do update
            set products = s.products + excluded.products, names = s.names + excluded.names;
    return null;
end
$$;

drop trigger product_words_noted_again on product;
create trigger product_words_noted_again after update on product
    referencing old table as old_rows new table as new_rows for each statement execute function note_words();

drop function search_page(text, text, integer, bigint, uuid, integer);
drop function search_plan(text[], text, boolean);

-- How a search is made: the conditions on a product's words (every word in the name; every word somewhere), and the
-- terms that the index is asked for in either case: in two parts near the beginning of the page (one and rest; the same
-- one twice if there is but one), or all in one for the whole shelf.
--
-- A word that begins up to four known words stands for their stems and its own; two that share a stem make no pair, since
-- one word may then be both. Pairs are made of the rarest word and each of the others: what has those has them all. For
-- the whole shelf the rarest word itself is asked for too, if its list is short: what has a pair's hash by chance drops out
-- before its row is read.
--
-- most: no more products than about that many have the words (null: nobody knows). likely: how many have them if words
-- come independently of each other; where words belong together, more have them.
create function search_plan(asked text[], within_category text, in_category bigint, last bigint)
    returns table (in_name tsquery, anywhere tsquery,
                   name_one tsquery, name_rest tsquery, name_all tsquery, name_most bigint, name_likely double precision,
                   any_one tsquery, any_rest tsquery, any_all tsquery, any_most bigint, any_likely double precision)
    language sql stable
begin atomic
    with words as materialized (
        select place, left(word, 12) as word, '~' || (ts_lexize('english_stem', word))[1] as stem
          from unnest(asked) with ordinality as w (word, place)),
    meanings as materialized (
        select w.place, case when count(k.stem) < 5 and coalesce(bool_and(k.stem <> ''), true)
                             then array_agg('~' || k.stem) filter (where k.stem is not null) || w.stem end as stems
          from words w left join lateral (select s.stem from search_word s
                                           where s.word >= w.word and s.word < w.word || '~'
                                           order by s.word limit 5) k on true
         group by w.place, w.stem),
    tokens as materialized (
        select m.place, m.stems, c.products, c.names
          from meanings m left join lateral (select coalesce(sum(s.products), 0)::bigint as products,
                                                    coalesce(sum(s.names), 0)::bigint as names
                                               from search_stem s where s.stem = any(m.stems)) c on m.stems is not null
        union all
        select 0, array[search_category(within_category)], in_category, in_category where within_category is not null),
    rarest as materialized (
        select place, stems, products, names from tokens where place > 0 order by products limit 1),
    pairs as materialized (
        select one.place as one, other.place as other,
               '#wordy|' || string_agg(distinct '#' || to_hex((hashtext(s) & 1048575) # (hashtext(t) & 1048575)), '|') as hashes
          from rarest r,
               tokens one join tokens other on one.place < other.place and not one.stems && other.stems,
               unnest(one.stems) as s, unnest(other.stems) as t
         where r.place in (one.place, other.place) or r.stems is null or r.stems && one.stems or r.stems && other.stems
         group by 1, 2),
    singles as materialized (
        select place, 'n' || word || coalesce('|n' || stem, '') as in_name, 'd' || word || coalesce('|d' || stem, '') as elsewhere
          from words where place not in (select one from pairs union all select other from pairs)
        union all
        select 0, search_category(within_category), search_category(within_category)
         where in_category * 50 < last and not exists (select from pairs where one = 0)),
    asked_for as materialized (
        select replace(hashes, '#', 'p%') as in_name, replace(hashes, '#', 'q%') as anywhere from pairs
        union all
        -- a single word that is not in the name can only be elsewhere
        select in_name, case when cardinality(asked) = 1 then elsewhere else in_name || '|' || elsewhere end from singles),
    joined as materialized (
        select min(in_name)::tsquery as name_one, min(anywhere)::tsquery as any_one,
               string_agg('(' || in_name || ')', '&' order by in_name)::tsquery as name_all,
               string_agg('(' || anywhere || ')', '&' order by anywhere)::tsquery as any_all
          from asked_for),
    short as materialized (
        select case when r.names <= 1000 then ('n' || word || coalesce('|n' || stem, ''))::tsquery end as in_name,
               case when r.products <= 1000
                    then ('n' || word || coalesce('|n' || stem, '') || '|d' || word || coalesce('|d' || stem, ''))::tsquery end as anywhere
          from rarest r join words using (place)
         where place in (select one from pairs union all select other from pairs)),
    shares as materialized (
        select min(names) filter (where place > 0) as name_most, min(products) filter (where place > 0) as any_most,
               last * exp(sum(ln(least(1, greatest(coalesce(names, last), 1) / last::double precision)))) as name_likely,
               last * exp(sum(ln(least(1, greatest(coalesce(products, last), 1) / last::double precision)))) as any_likely
          from tokens)
    select (select string_agg('(' || word || ':*A' || coalesce('|' || stem || ':A', '') || ')', '&')::tsquery from words),
           (select string_agg('(' || word || case when length(word) = 1 then ':*A' else ':*' end
                                  || coalesce('|' || stem, '') || ')', '&')::tsquery from words),
           name_one,
           coalesce((select string_agg('(' || in_name || ')', '&')::tsquery from asked_for where in_name::tsquery <> name_one), name_one),
           coalesce(name_all && (select in_name from short), name_all), name_most, name_likely,
           any_one,
           coalesce((select string_agg('(' || anywhere || ')', '&')::tsquery from asked_for where anywhere::tsquery <> any_one), any_one),
           coalesce(any_all && (select anywhere from short), any_all), any_most, any_likely
      from joined, shares;
end;

-- One page in order: tier 1 has every word in the name, tier 2 has some of them elsewhere; by shelf within a tier.
-- What comes after (after_tier, after_shelf, after_id) exclusively, at most wanted rows, and where each row lies (valid
-- for the statement that asks).
--
-- The index is asked for a few parts of the shelf in a row, as far as is likely to fill the page; how much was found there
-- tells how far to look next. The whole shelf is asked for when so few products seem to have the words that to read their
-- rows takes less than to go through the parts. If there are many after all, as of words that all stand at the far end,
-- that is given up for the parts again.
create function search_page(asked text, within_category text, after_tier integer, after_shelf bigint, after_id uuid,
                            wanted integer)
    returns table (tier integer, shelf bigint, id uuid, place tid)
    language plpgsql stable rows 20
    -- starting workers, or planning each question anew, takes longer than any of these questions
    set max_parallel_workers_per_gather = 0
    set plan_cache_mode = force_generic_plan
    as $$
declare
    few         constant integer := 400;
    words       text[] := search_asked(asked);
    last        bigint := (select max(p.shelf) from product p where not p.retired);
    in_category bigint;
    plan        record;
    hit         record;
    in_names    bigint;
    most        double precision;
    likely      double precision;
    crowded     boolean;
    part        bigint;
    parts       tsquery;
    size        integer;
    covered     bigint;
    ends        bigint;
    reach       double precision;
    remaining   integer := wanted;
    found       integer;
    seen        integer;
begin
    if cardinality(words) = 0 or last is null then
        return;
    end if;
    if within_category is not null then
        select c.products into in_category from category c where c.name = within_category and c.products > 0;
        if in_category is null then
            return;
        end if;
    end if;
    select * into plan from search_plan(words, within_category, in_category, last);
    for tier_now in after_tier..2 loop
        if tier_now > after_tier then
            after_shelf := 0;
            after_id := '00000000-0000-0000-0000-000000000000';
        end if;
        covered := after_shelf;
        seen := 0;
        crowded := false;
        -- those read for tier 1 tell how many there are for tier 2
        most := case tier_now when 1 then plan.name_most
                              else least(plan.any_most, (in_names + 1) * plan.any_likely / plan.name_likely) end;
        likely := greatest(1, case tier_now when 1 then plan.name_likely else plan.any_likely - plan.name_likely end);
        reach := 1.3 * remaining * last / likely;
        if cardinality(words) > 1 or within_category is not null then
            -- words that belong together are found together sooner than is likely: no further than a hundred could be
            reach := least(reach, greatest(1024, case when likely > few then 100 * last / most end));
        end if;
        loop
            if not crowded and (most <= few or covered > after_shelf and likely <= few
                                               and last * seen::double precision / (covered - after_shelf) <= few) then
                found := 0;
                for hit in
                    -- materialized: or the planner, misled by the limit, goes along the shelf and works terms out row by row
                    with hits as materialized (
                        select p.shelf, p.id, p.category, p.ctid
                          from product p
                         where search_terms(p.words, p.category, p.shelf)
                                   @@ case tier_now when 1 then plan.name_all else plan.any_all end
                           and not p.retired
                         limit 4 * few),
                    in_order as materialized (
                        select h.shelf, h.id, h.ctid
                          from hits h
                         where (within_category is null or h.category = within_category)
                           and h.shelf >= covered
                           and (h.shelf, h.id) > (after_shelf, after_id)
                         order by h.shelf, h.id)
                    select h.number, o.shelf, o.id, o.ctid
                      from (select count(*) as number from hits) h
                      left join lateral (
                               select o.shelf, o.id, o.ctid
                                 from in_order o
                                -- the words are compared for as many as fill the page
                                where (select case tier_now when 1 then p.words @@ plan.in_name
                                                            else p.words @@ plan.anywhere and not p.words @@ plan.in_name end
                                         from product p where p.ctid = o.ctid)
                                limit remaining) o on h.number < 4 * few
                loop
                    in_names := hit.number;
                    crowded := hit.number = 4 * few;
                    exit when hit.id is null;
                    tier := tier_now;
                    shelf := hit.shelf;
                    id := hit.id;
                    place := hit.ctid;
                    found := found + 1;
                    return next;
                end loop;
                remaining := remaining - found;
                if remaining <= 0 then
                    return;
                end if;
                exit when not crowded;
                continue;
            end if;
            size := least(7, greatest(1, trunc(ln(greatest(reach, 256)) / ln(4)) - 3));
            part := covered >> (6 + 2 * size);
            ends := greatest(round((covered + reach) / (1 << (6 + 2 * size)))::bigint, part + 1) << (6 + 2 * size);
            parts := (size || '@' || part)::tsquery;
            for further in part + 1 .. least(ends - 1, last) >> (6 + 2 * size) loop
                parts := parts || (size || '@' || further)::tsquery;
            end loop;
            return query
                with hits as materialized (
                    select p.shelf, p.id, p.ctid
                      from product p
                     where search_terms(p.words, p.category, p.shelf) @@ parts
                       and search_terms(p.words, p.category, p.shelf)
                               @@ case tier_now when 1 then plan.name_one else plan.any_one end
                       and search_terms(p.words, p.category, p.shelf)
                               @@ case tier_now when 1 then plan.name_rest else plan.any_rest end
                       and not p.retired
                       and (within_category is null or p.category = within_category)
                       and p.shelf >= covered
                       and (p.shelf, p.id) > (after_shelf, after_id)
                       and case tier_now when 1 then p.words @@ plan.in_name
                                         else p.words @@ plan.anywhere and not p.words @@ plan.in_name end)
                select tier_now, h.shelf, h.id, h.ctid from hits h order by h.shelf, h.id limit remaining;
            get diagnostics found = row_count;
            remaining := remaining - found;
            if remaining <= 0 then
                return;
            end if;
            exit when ends > last;
            seen := seen + found;
            covered := ends;
            -- what it probably takes to fill the page, by what was found, or by that and what was likely; and some more
            reach := least(16.0 * (covered - after_shelf),
                           1.8 * remaining * (covered - after_shelf) / greatest(seen, 0.7),
                           1.8 * remaining * (covered - after_shelf + 2 * last / likely) / (seen + 2));
        end loop;
    end loop;
end
$$;
