-- Search, second design (docs/rationale/search.md): two words, or a word and a category, are found by what they have in
-- common, not by going through what has the one and what has the other.
--
-- Besides its prefixes, stems, category and parts of the shelf, a product has a term for every pair of its stems, and of
-- stem and category: a hash of 20 bits, so that there are never more than a million. Which stems the words of a search
-- stand for is looked up among all words there are; one that stands for too many is asked for by its prefix, as before.
-- What the index finds is checked against the words of the product, which therefore stand in its row.
--
-- Terms: n<prefix> of a name, d<prefix> of category or description, n~<stem> and d~<stem>, c@<category>,
-- <size>@<part>; p%<hash> of two stems of a name (or one of them and the category), q%<hash> of any two.
-- A product of more than 40 stems has p%wordy and q%wordy instead, and is looked at by every search for a pair.
-- The parts come in seven sizes, 256 places to 2^20, each four times the one before.

drop index product_search;
drop function search_terms(text, text, text, bigint);
drop function search_query(text[], text[]);

-- Words, cut to twelve letters as prefixes are, and ~stems; weight A in the name, D elsewhere.
create function search_vector(name text, category text, description text) returns tsvector
    language sql immutable strict parallel safe
begin atomic
    with words as materialized (
        select word, (ts_lexize('english_stem', word))[1] as stem, ':1A' as place from search_words(name) as word
        union all
        select word, (ts_lexize('english_stem', word))[1], ':2' from search_words(category || ' ' || description) as word)
    select coalesce(string_agg(left(word, 12) || place || coalesce(' ~' || stem || place, ''), ' '), '')::tsvector
      from words;
end;

alter table product add column words tsvector not null
    generated always as (search_vector(name, category, description)) stored;

-- The cost keeps the planner from ever working the terms out row by row.
create function search_terms(words tsvector, category text, shelf bigint) returns tsvector
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
            select size || '@' || (shelf >> (6 + 2 * size)) from generate_series(1, 7) as size
            union all
            select unnest(case when one.in_name and other.in_name
                               then array['p%' || to_hex(one.hash # other.hash), 'q%' || to_hex(one.hash # other.hash)]
                               else array['q%' || to_hex(one.hash # other.hash)] end)
              from tokens one join tokens other on one.hash < other.hash
             where (select count(*) from tokens) <= 40
            union all
            select unnest('{p%wordy,q%wordy}'::text[]) where (select count(*) from tokens) > 40) as terms;
end;

-- Without a pending list: a search never has to go through one.
create index product_search on product using gin (search_terms(words, category, shelf))
    with (fastupdate = off) where not retired;

-- Every word any product ever had, with its stem ('' for "and", "the" and the like).
create table search_word (
    word text collate "C" not null,
    stem text not null,
    primary key (word, stem)
);

create function note_words() returns trigger language plpgsql as $$
begin
    -- in order, so that two writers never wait for one another
    insert into search_word
        select distinct left(word, 12), coalesce((ts_lexize('english_stem', word))[1], '')
          from new_rows n, search_words(n.name || ' ' || n.category || ' ' || n.description) as word
         order by 1, 2
        on conflict do nothing;
    return null;
end
$$;

create trigger product_words_noted after insert on product
    referencing new table as new_rows for each statement execute function note_words();
create trigger product_words_noted_again after update on product
    referencing new table as new_rows for each statement execute function note_words();

insert into search_word
    select distinct left(word, 12), coalesce((ts_lexize('english_stem', word))[1], '')
      from product, search_words(name || ' ' || category || ' ' || description) as word;

-- How a search is made: the conditions on a product's words (every word in the name; every word somewhere), and the
-- terms that the index is asked for in either case. A word that begins up to four known words stands for their stems and
-- its own; two that share a stem make no pair, since one word may then be both.
create function search_plan(asked text[], within_category text, category_is_small boolean)
    returns table (in_name tsquery, anywhere tsquery, name_terms tsquery, all_terms tsquery)
    language sql stable
begin atomic
    with words as materialized (
        select place, left(word, 12) as word, '~' || (ts_lexize('english_stem', word))[1] as stem
          from unnest(asked) with ordinality as w (word, place)),
    tokens as materialized (
        select w.place, case when count(k.stem) < 5 and coalesce(bool_and(k.stem <> ''), true)
                             then array_agg('~' || k.stem) filter (where k.stem is not null) || w.stem end as stems
          from words w left join lateral (select s.stem from search_word s
                                           where s.word >= w.word and s.word < w.word || '~'
                                           order by s.word limit 5) k on true
         group by w.place, w.stem
        union all
        select 0, array[search_category(within_category)] where within_category is not null),
    pairs as materialized (
        select one.place as one, other.place as other,
               '#wordy|' || string_agg(distinct '#' || to_hex((hashtext(s) & 1048575) # (hashtext(t) & 1048575)), '|') as hashes
          from tokens one join tokens other on one.place < other.place and not one.stems && other.stems,
               unnest(one.stems) as s, unnest(other.stems) as t
         group by 1, 2),
    unpaired as materialized (
        select 'n' || word || coalesce('|n' || stem, '') as in_name, 'd' || word || coalesce('|d' || stem, '') as elsewhere
          from words where place not in (select one from pairs union all select other from pairs)
        union all
        select search_category(within_category), search_category(within_category)
         where category_is_small and not exists (select from pairs where one = 0))
    select (select string_agg('(' || word || ':*A' || coalesce('|' || stem || ':A', '') || ')', '&')::tsquery from words),
           (select string_agg('(' || word || case when length(word) = 1 then ':*A' else ':*' end
                                  || coalesce('|' || stem, '') || ')', '&')::tsquery from words),
           (select string_agg('(' || terms || ')', '&')::tsquery
              from (select replace(hashes, '#', 'p%') from pairs
                    union all select in_name from unpaired) as x (terms)),
           (select string_agg('(' || terms || ')', '&')::tsquery
              from (select replace(hashes, '#', 'q%') from pairs
                    union all
                    -- a single word that is not in the name can only be elsewhere
                    select case when cardinality(asked) = 1 then elsewhere else in_name || '|' || elsewhere end
                      from unpaired) as x (terms));
end;

-- One page in order: tier 1 has every word in the name, tier 2 has some of them elsewhere; by shelf within a tier.
-- What comes after (after_tier, after_shelf, after_id) exclusively, at most wanted rows.
--
-- The index is asked for a few parts of the shelf in a row, first two of the smallest size; how much was found there tells
-- how far to look next. Size 8 is the whole shelf.
create or replace function search_page(asked text, within_category text, after_tier integer, after_shelf bigint,
                                       after_id uuid, wanted integer)
    returns table (tier integer, shelf bigint, id uuid)
    language plpgsql stable rows 20
    -- starting workers, or planning each question anew, takes longer than any of these questions
    set max_parallel_workers_per_gather = 0
    set plan_cache_mode = force_generic_plan
    as $$
declare
    words     text[] := search_asked(asked);
    last      bigint := (select max(p.shelf) from product p where not p.retired);
    small     boolean := false;
    plan      record;
    terms     tsquery;
    parts     tsquery;
    part      bigint;
    covered   bigint;
    ends      bigint;
    reach     double precision;
    size      integer;
    remaining integer := wanted;
    found     integer;
    seen      integer;
begin
    if cardinality(words) = 0 or last is null then
        return;
    end if;
    if within_category is not null then
        select c.products * 50 < last into small from category c where c.name = within_category and c.products > 0;
        if small is null then
            return;
        end if;
    end if;
    select * into plan from search_plan(words, within_category, small);
    for tier_now in after_tier..2 loop
        if tier_now > after_tier then
            after_shelf := 0;
            after_id := '00000000-0000-0000-0000-000000000000';
        end if;
        covered := after_shelf;
        reach := 256;
        seen := 0;
        loop
            size := least(8, trunc(ln(reach) / ln(4)) - 3);
            part := after_shelf >> (6 + 2 * size);
            ends := case when size = 8 then last + 1
                         else (part + 1 + ceil(reach / (1 << (6 + 2 * size)))::bigint) << (6 + 2 * size) end;
            terms := case tier_now when 1 then plan.name_terms else plan.all_terms end;
            if size < 8 and (part > 0 or ends <= last) then
                parts := (size || '@' || part)::tsquery;
                for further in part + 1 .. (ends >> (6 + 2 * size)) - 1 loop
                    parts := parts || (size || '@' || further)::tsquery;
                end loop;
                terms := terms && parts;
            end if;
            return query
                -- materialized: or the planner, misled by the limit, goes along the shelf and works terms out row by row
                with hits as materialized (
                    select p.shelf, p.id
                      from product p
                     where search_terms(p.words, p.category, p.shelf) @@ terms
                       and not p.retired
                       and (within_category is null or p.category = within_category)
                       and p.shelf >= covered
                       and (p.shelf, p.id) > (after_shelf, after_id)
                       and case tier_now when 1 then p.words @@ plan.in_name
                                         else p.words @@ plan.anywhere and not p.words @@ plan.in_name end)
                select tier_now, h.shelf, h.id from hits h order by h.shelf, h.id limit remaining;
            get diagnostics found = row_count;
            remaining := remaining - found;
            if remaining <= 0 then
                return;
            end if;
            exit when ends > last;
            seen := seen + found;
            covered := ends;
            -- what it probably takes to fill the page, and a fifth more; nothing found counts as a little
            reach := (ends - after_shelf) * (1 + greatest(1, 1.2 * remaining / greatest(seen, 0.7)));
        end loop;
    end loop;
end
$$;
