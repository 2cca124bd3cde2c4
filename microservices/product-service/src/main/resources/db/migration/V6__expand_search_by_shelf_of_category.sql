-- Search, second design refined again (docs/rationale/search.md): a category has a shelf of its own. A word in a category
-- was looked for in the parts of the whole shelf, of which one in so many is the category's; now in the parts of its own.
--
-- A further term: c@<category>@<size>@<part>, beside <size>@<part>. The index is made anew with it, which takes some
-- minutes where there are a million products; they are read meanwhile, and not written.

create or replace function search_terms(words tsvector, category text, shelf bigint) returns tsvector
    language sql immutable strict parallel safe cost 100000
begin atomic
    with lexemes as materialized (
        select lexeme, lexeme like '~%' as stem, weights @> '{A}' as in_name, weights @> '{D}' as elsewhere
          from unnest(words)),
    tokens as materialized (
        select hashtext(lexeme) & 1048575 as hash, in_name from lexemes where stem
        union all
        select hashtext(search_category(category)) & 1048575, true)
    select array_to_tsvector(array_agg(term))
      from (select mark || left(lexeme, length) as term
              from (select 'n' as mark, lexeme, stem, 1 as shortest from lexemes where in_name
                    union all
                    select 'd', lexeme, stem, 2 from lexemes where elsewhere) as marked,
                   generate_series(case when stem then length(lexeme) else shortest end, length(lexeme)) as length
            union all
            select search_category(category)
            union all
            select unnest(array['', search_category(category) || '@']) || size || '@' || (shelf >> (6 + 2 * size))
              from generate_series(1, 7) as size
            union all
            select unnest(case when one.in_name and other.in_name
                               then array['p%' || to_hex(one.hash # other.hash), 'q%' || to_hex(one.hash # other.hash)]
                               else array['q%' || to_hex(one.hash # other.hash)] end)
              from tokens one join tokens other on one.hash < other.hash
             where (select count(*) from tokens) <= 40
            union all
            select unnest('{p%wordy,q%wordy}'::text[]) where (select count(*) from tokens) > 40) as terms;
end;

-- Beside the old one, which is read until the end: to make it anew in its place would keep every reader waiting.
create index product_search_by_category on product using gin (search_terms(words, category, shelf))
    with (fastupdate = off) where not retired;
drop index product_search;
alter index product_search_by_category rename to product_search;

-- As before, but that a category is looked through by the parts of its own shelf, further at once, and that fewer rows are
-- read wherever they stand, without a look at the beginning first when 50 are likely.
create or replace function search_page(asked text, within_category text, after_tier integer, after_shelf bigint, after_id uuid,
                            wanted integer)
    returns table (tier integer, shelf bigint, id uuid, place tid)
    language plpgsql stable rows 20
    -- starting workers, or planning each question anew, takes longer than any of these questions
    set max_parallel_workers_per_gather = 0
    set plan_cache_mode = force_generic_plan
    as $$
declare
    -- a category's own parts are gone through so quickly that only fewer rows are worth to be read instead
    few         constant integer := case when within_category is null then 400 else 100 end;
    at_once     constant integer := case when within_category is null then 0 else 50 end;
    too_many    constant integer := case when within_category is null then 1600 else 250 end;
    nearest     constant integer := case when within_category is null then 1024 else 16384 end;
    shelf_of    constant text := case when within_category is null then '' else search_category(within_category) || '@' end;
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
            reach := least(reach, greatest(nearest, case when likely > few then 100 * last / most end));
        end if;
        loop
            if not crowded and (most <= few or likely <= at_once
                                or covered > after_shelf and likely <= few
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
                         limit too_many),
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
                                limit remaining) o on h.number < too_many
                loop
                    in_names := hit.number;
                    crowded := hit.number = too_many;
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
            parts := (shelf_of || size || '@' || part)::tsquery;
            for further in part + 1 .. least(ends - 1, last) >> (6 + 2 * size) loop
                parts := parts || (shelf_of || size || '@' || further)::tsquery;
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
