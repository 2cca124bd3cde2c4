-- Search: words of name, category and description, matched by prefix and by English stem.
--
-- Every prefix of a word is a term of its own, and so is the part of the shelf a product stands in, in five sizes (256
-- places to 2^20, each eight times the one before). A page of results is found by asking the GIN index for "these terms,
-- in this part of the shelf": first in the part where the page begins, then in the next larger part around it, and so on
-- until the page is full. So a common term is found nearby and a rare one by a few questions, neither by going through
-- all that match: the time hardly grows with the catalogue.
--
-- Terms: n<prefix> of a name, d<prefix> of category or description, n~<stem> and d~<stem>, c@<category>,
-- <size>@<part>. Nothing but a-z, 0-9 and these marks can be in one, so a query needs no quoting.
--
-- The functions' bodies are bound when they are made (begin atomic): an index is built and restored with an empty
-- search path.

create function search_words(source text) returns setof text
    language sql immutable strict parallel safe rows 10
begin atomic
    select word
      from regexp_split_to_table(
               regexp_replace(
                   lower(normalize(regexp_replace(source, '[''’]', '', 'g'), nfd)), '[\u0300-\u036f]', '', 'g'),
               '[^a-z0-9]+') as word
     where word <> '';
end;

create function search_category(category text) returns text
    language sql immutable strict parallel safe
begin atomic
    select 'c@' || coalesce(string_agg(word, '-'), '') from search_words(category) as word;
end;

-- The cost keeps the planner from ever working the terms out row by row.
create function search_terms(name text, category text, description text, shelf bigint) returns tsvector
    language sql immutable strict parallel safe cost 100000
begin atomic
    with words as materialized (
        select 'n' as mark, word, 1 as shortest from search_words(name) as word
        union all
        select 'd', word, 2 from search_words(category || ' ' || description) as word)
    select array_to_tsvector(array_agg(term))
      from (select mark || left(word, length) as term
              from words, generate_series(shortest, least(length(word), 12)) as length
            union all
            select mark || '~' || stem from words, unnest(ts_lexize('english_stem', word)) as stem
            union all
            select search_category(category)
            union all
            select size || '@' || (shelf >> (5 + 3 * size)) from generate_series(1, 5) as size) as terms;
end;

-- Without a pending list: a search never has to go through one.
create index product_search on product using gin (search_terms(name, category, description, shelf))
    with (fastupdate = off) where not retired;

-- The words of a search, each once, at most eight, without "and", "the" and the like unless there is nothing else.
create function search_asked(asked text) returns text[]
    language sql immutable strict parallel safe
begin atomic
    with words as (select word, min(place) as place, ts_lexize('english_stem', word) = '{}' as filler
                     from search_words(asked) with ordinality as w (word, place) group by word)
    select coalesce(array_agg(word order by place), '{}')
      from (select word, place from words
             where not filler or (select bool_and(filler) from words)
             order by place limit 8) as kept;
end;

-- Every word somewhere under one of the given marks ("n" alone: in the name).
create function search_query(words text[], marks text[]) returns tsquery
    language sql immutable strict parallel safe
begin atomic
    select string_agg('(' || either || ')', '&')::tsquery
      from (select string_agg(
                       mark || left(word, 12)
                           || coalesce('|' || mark || '~' || (ts_lexize('english_stem', word))[1], ''),
                       '|') as either
              from unnest(words) as word, unnest(marks) as mark
             group by word) as each_word;
end;

-- One page in order: tier 1 has every word in the name, tier 2 has some of them elsewhere; by shelf within a tier.
-- What comes after (after_tier, after_shelf, after_id) exclusively, at most wanted rows.
create function search_page(asked text, within_category text, after_tier integer, after_shelf bigint, after_id uuid,
                            wanted integer)
    returns table (tier integer, shelf bigint, id uuid)
    language plpgsql stable rows 20
    -- starting workers, or planning each question anew, takes longer than any of these questions
    set max_parallel_workers_per_gather = 0
    set plan_cache_mode = force_generic_plan
    as $$
declare
    words     text[] := search_asked(asked);
    last      bigint := (select max(p.shelf) from product p where not p.retired);
    in_name   tsquery;
    base      tsquery;
    covered   bigint;
    part_end  bigint;
    whole     boolean;
    remaining integer := wanted;
    found     integer;
begin
    if cardinality(words) = 0 then
        return;
    end if;
    in_name := search_query(words, '{n}');
    for tier_now in after_tier..2 loop
        if tier_now > after_tier then
            after_shelf := 0;
            after_id := '00000000-0000-0000-0000-000000000000';
        end if;
        base := case tier_now when 1 then in_name else search_query(words, '{n,d}') && !!in_name end;
        -- a large category is met soon enough on the way; only a small one is worth asking the index for
        if (select c.products * 50 < last from category c where c.name = within_category) then
            base := base && search_category(within_category)::tsquery;
        end if;
        covered := after_shelf;
        -- size 6 is the whole shelf
        for size in 1..6 loop
            part_end := ((after_shelf >> (5 + 3 * size)) + 1) << (5 + 3 * size);
            whole := size = 6 or part_end > last;
            return query
                -- materialized: or the planner, misled by the limit, goes along the shelf and works terms out row by row
                with hits as materialized (
                    select p.shelf, p.id
                      from product p
                     where search_terms(p.name, p.category, p.description, p.shelf)
                               @@ case when whole then base
                                       else base && (size || '@' || (after_shelf >> (5 + 3 * size)))::tsquery end
                       and not p.retired
                       and (within_category is null or p.category = within_category)
                       and p.shelf >= covered
                       and (p.shelf, p.id) > (after_shelf, after_id))
                select tier_now, h.shelf, h.id from hits h order by h.shelf, h.id limit remaining;
            get diagnostics found = row_count;
            remaining := remaining - found;
            if remaining <= 0 then
                return;
            end if;
            exit when whole;
            covered := part_end;
        end loop;
    end loop;
end
$$;
