-- The declared policies; sync.push reads them, sync_pull is made for them.
insert into sync.settings (name, value) values
    ('conflict', 'reject'),
    ('createOverExisting', 'conflict'),
    ('deleteOverChanged', 'conflict'),
    ('updateOfDeleted', 'refuse'),
    ('recreation', 'accept'),
    ('staleCursor', 'refuse'),
    ('buckets', 'split'),
    ('emptyTables', 'list'),
    ('unknownTables', 'ignore'),
    ('unknownColumns', 'ignore'),
    ('invalidValues', 'coerce'),
    ('cascade', 'sweep'),
    ('firstPullTombstones', 'none'),
    ('migrationSource', 'names'),
    ('newerSchema', 'serve'),
    ('idScope', 'table'),
    ('equality', 'strict'),
    ('conflictStatus', 'conflict-409'),
    ('pushes', 'accepted')
on conflict (name) do update set value = excluded.value;

create or replace function sync.push(changes jsonb, last_pulled_at double precision) returns jsonb
    language plpgsql volatile security invoker set search_path = '' as $$
declare
    sync__me uuid := auth.uid();
    sync__changes jsonb := changes;
    sync__cursor double precision := last_pulled_at;
    sync__seen bigint := sync.floor_of(last_pulled_at);
    sync__rejects boolean := sync.setting('conflict') = 'reject';
    sync__guards_created boolean := sync.setting('createOverExisting') = 'conflict';
    sync__guards_deleted boolean := sync.setting('deleteOverChanged') = 'conflict';
    sync__never_again boolean := sync.setting('recreation') = 'refuse';
    sync__refusal integer := right(sync.setting('conflictStatus'), 3)::integer;
    sync__clock sync.clock;
    sync__hits uuid[] := '{}';
    sync__late text[];
    sync__id text;
    sync__created_0 text[] := '{}';
    sync__updated_0 text[] := '{}';
    sync__deleted_0 text[] := '{}';
    sync__skipped_0 text[] := '{}';
    sync__orphans_0 text[] := '{}';
    sync__created_1 text[] := '{}';
    sync__updated_1 text[] := '{}';
    sync__deleted_1 text[] := '{}';
    sync__skipped_1 text[] := '{}';
    sync__orphans_1 text[] := '{}';
    sync__created_2 text[] := '{}';
    sync__updated_2 text[] := '{}';
    sync__deleted_2 text[] := '{}';
    sync__skipped_2 text[] := '{}';
    sync__orphans_2 text[] := '{}';
    sync__created_3 text[] := '{}';
    sync__updated_3 text[] := '{}';
    sync__deleted_3 text[] := '{}';
    sync__skipped_3 text[] := '{}';
    sync__orphans_3 text[] := '{}';
    sync__created_4 text[] := '{}';
    sync__updated_4 text[] := '{}';
    sync__deleted_4 text[] := '{}';
    sync__skipped_4 text[] := '{}';
    sync__orphans_4 text[] := '{}';
    sync__created_5 text[] := '{}';
    sync__updated_5 text[] := '{}';
    sync__deleted_5 text[] := '{}';
    sync__skipped_5 text[] := '{}';
    sync__orphans_5 text[] := '{}';
    sync__created_6 text[] := '{}';
    sync__updated_6 text[] := '{}';
    sync__deleted_6 text[] := '{}';
    sync__skipped_6 text[] := '{}';
    sync__orphans_6 text[] := '{}';
    sync__created_7 text[] := '{}';
    sync__updated_7 text[] := '{}';
    sync__deleted_7 text[] := '{}';
    sync__skipped_7 text[] := '{}';
    sync__orphans_7 text[] := '{}';
    sync__created_8 text[] := '{}';
    sync__updated_8 text[] := '{}';
    sync__deleted_8 text[] := '{}';
    sync__skipped_8 text[] := '{}';
    sync__orphans_8 text[] := '{}';
    sync__created_9 text[] := '{}';
    sync__updated_9 text[] := '{}';
    sync__deleted_9 text[] := '{}';
    sync__skipped_9 text[] := '{}';
    sync__orphans_9 text[] := '{}';
begin
    if sync__changes ? 'user_profile' then
        sync__created_0 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{user_profile,created}') r);
        sync__updated_0 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{user_profile,updated}') r);
        sync__deleted_0 := array(select jsonb_array_elements_text(sync__changes #> '{user_profile,deleted}'));
        if not sync.ids_are_fine(sync__created_0 || sync__updated_0 || sync__deleted_0) then
            return sync.refusal(400, 'malformed', 'user_profile' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'user_progress' then
        sync__created_1 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{user_progress,created}') r);
        sync__updated_1 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{user_progress,updated}') r);
        sync__deleted_1 := array(select jsonb_array_elements_text(sync__changes #> '{user_progress,deleted}'));
        if not sync.ids_are_fine(sync__created_1 || sync__updated_1 || sync__deleted_1) then
            return sync.refusal(400, 'malformed', 'user_progress' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'friends' then
        sync__created_2 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{friends,created}') r);
        sync__updated_2 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{friends,updated}') r);
        sync__deleted_2 := array(select jsonb_array_elements_text(sync__changes #> '{friends,deleted}'));
        if not sync.ids_are_fine(sync__created_2 || sync__updated_2 || sync__deleted_2) then
            return sync.refusal(400, 'malformed', 'friends' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'interactions' then
        sync__created_3 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{interactions,created}') r);
        sync__updated_3 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{interactions,updated}') r);
        sync__deleted_3 := array(select jsonb_array_elements_text(sync__changes #> '{interactions,deleted}'));
        if not sync.ids_are_fine(sync__created_3 || sync__updated_3 || sync__deleted_3) then
            return sync.refusal(400, 'malformed', 'interactions' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'intentions' then
        sync__created_4 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{intentions,created}') r);
        sync__updated_4 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{intentions,updated}') r);
        sync__deleted_4 := array(select jsonb_array_elements_text(sync__changes #> '{intentions,deleted}'));
        if not sync.ids_are_fine(sync__created_4 || sync__updated_4 || sync__deleted_4) then
            return sync.refusal(400, 'malformed', 'intentions' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'life_events' then
        sync__created_5 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{life_events,created}') r);
        sync__updated_5 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{life_events,updated}') r);
        sync__deleted_5 := array(select jsonb_array_elements_text(sync__changes #> '{life_events,deleted}'));
        if not sync.ids_are_fine(sync__created_5 || sync__updated_5 || sync__deleted_5) then
            return sync.refusal(400, 'malformed', 'life_events' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'interaction_friends' then
        sync__created_6 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{interaction_friends,created}') r);
        sync__updated_6 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{interaction_friends,updated}') r);
        sync__deleted_6 := array(select jsonb_array_elements_text(sync__changes #> '{interaction_friends,deleted}'));
        if not sync.ids_are_fine(sync__created_6 || sync__updated_6 || sync__deleted_6) then
            return sync.refusal(400, 'malformed', 'interaction_friends' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'intention_friends' then
        sync__created_7 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{intention_friends,created}') r);
        sync__updated_7 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{intention_friends,updated}') r);
        sync__deleted_7 := array(select jsonb_array_elements_text(sync__changes #> '{intention_friends,deleted}'));
        if not sync.ids_are_fine(sync__created_7 || sync__updated_7 || sync__deleted_7) then
            return sync.refusal(400, 'malformed', 'intention_friends' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'weekly_reflections' then
        sync__created_8 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{weekly_reflections,created}') r);
        sync__updated_8 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{weekly_reflections,updated}') r);
        sync__deleted_8 := array(select jsonb_array_elements_text(sync__changes #> '{weekly_reflections,deleted}'));
        if not sync.ids_are_fine(sync__created_8 || sync__updated_8 || sync__deleted_8) then
            return sync.refusal(400, 'malformed', 'weekly_reflections' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    if sync__changes ? 'journal_entries' then
        sync__created_9 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{journal_entries,created}') r);
        sync__updated_9 := array(select r ->> 'id'
            from jsonb_array_elements(sync__changes #> '{journal_entries,updated}') r);
        sync__deleted_9 := array(select jsonb_array_elements_text(sync__changes #> '{journal_entries,deleted}'));
        if not sync.ids_are_fine(sync__created_9 || sync__updated_9 || sync__deleted_9) then
            return sync.refusal(400, 'malformed', 'journal_entries' || ' holds an id that is not made of 1 to 64 safe '
                'characters, or one that stands twice');
        end if;
    end if;
    sync__clock := sync.lock_clock();
    if sync__cursor is not null
        and (ceil(sync__cursor) > sync__clock.stamp or sync__seen < sync__clock.purged_through) then
        return sync.refusal(410, 'cursor_expired',
            'the cursor is not one that this server gave, or is too old');
    end if;
    if cardinality(sync__updated_0) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'user_profile' and d.record_id = any (sync__updated_0));
    end if;
    if cardinality(sync__updated_1) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'user_progress' and d.record_id = any (sync__updated_1));
    end if;
    if cardinality(sync__updated_2) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'friends' and d.record_id = any (sync__updated_2));
    end if;
    if cardinality(sync__updated_3) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'interactions' and d.record_id = any (sync__updated_3));
    end if;
    if cardinality(sync__updated_4) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'intentions' and d.record_id = any (sync__updated_4));
    end if;
    if cardinality(sync__updated_5) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'life_events' and d.record_id = any (sync__updated_5));
    end if;
    if cardinality(sync__updated_6) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'interaction_friends' and d.record_id = any (sync__updated_6));
    end if;
    if cardinality(sync__updated_7) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'intention_friends' and d.record_id = any (sync__updated_7));
    end if;
    if cardinality(sync__updated_8) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'weekly_reflections' and d.record_id = any (sync__updated_8));
    end if;
    if cardinality(sync__updated_9) > 0 then
        sync__hits := sync__hits || array(select d.id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'journal_entries' and d.record_id = any (sync__updated_9));
    end if;
    if cardinality(sync__hits) > 0 and sync__rejects and sync.setting('updateOfDeleted') = 'refuse' then
        perform sync.restamp(sync__hits);
        return sync.refusal(sync__refusal, 'conflict', 'a record that the push updates was deleted');
    end if;
    if sync__rejects then
        if cardinality(sync__created_0) + cardinality(sync__updated_0) + cardinality(sync__deleted_0) > 0 then
            select t.id into sync__id from public."user_profile" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_0
                    || case when sync__guards_created then sync__created_0 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_0 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'user_profile' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'user_profile'
                and d.record_id = any (sync__created_0)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'user_profile' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_1) + cardinality(sync__updated_1) + cardinality(sync__deleted_1) > 0 then
            select t.id into sync__id from public."user_progress" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_1
                    || case when sync__guards_created then sync__created_1 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_1 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'user_progress' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'user_progress'
                and d.record_id = any (sync__created_1)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'user_progress' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_2) + cardinality(sync__updated_2) + cardinality(sync__deleted_2) > 0 then
            select t.id into sync__id from public."friends" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_2
                    || case when sync__guards_created then sync__created_2 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_2 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'friends' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'friends'
                and d.record_id = any (sync__created_2)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'friends' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_3) + cardinality(sync__updated_3) + cardinality(sync__deleted_3) > 0 then
            select t.id into sync__id from public."interactions" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_3
                    || case when sync__guards_created then sync__created_3 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_3 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'interactions' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'interactions'
                and d.record_id = any (sync__created_3)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'interactions' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_4) + cardinality(sync__updated_4) + cardinality(sync__deleted_4) > 0 then
            select t.id into sync__id from public."intentions" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_4
                    || case when sync__guards_created then sync__created_4 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_4 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'intentions' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'intentions'
                and d.record_id = any (sync__created_4)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'intentions' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_5) + cardinality(sync__updated_5) + cardinality(sync__deleted_5) > 0 then
            select t.id into sync__id from public."life_events" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_5
                    || case when sync__guards_created then sync__created_5 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_5 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'life_events' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'life_events'
                and d.record_id = any (sync__created_5)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'life_events' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_6) + cardinality(sync__updated_6) + cardinality(sync__deleted_6) > 0 then
            select t.id into sync__id from public."interaction_friends" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_6
                    || case when sync__guards_created then sync__created_6 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_6 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'interaction_friends' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'interaction_friends'
                and d.record_id = any (sync__created_6)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'interaction_friends' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_7) + cardinality(sync__updated_7) + cardinality(sync__deleted_7) > 0 then
            select t.id into sync__id from public."intention_friends" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_7
                    || case when sync__guards_created then sync__created_7 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_7 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'intention_friends' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'intention_friends'
                and d.record_id = any (sync__created_7)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'intention_friends' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_8) + cardinality(sync__updated_8) + cardinality(sync__deleted_8) > 0 then
            select t.id into sync__id from public."weekly_reflections" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_8
                    || case when sync__guards_created then sync__created_8 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_8 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'weekly_reflections' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'weekly_reflections'
                and d.record_id = any (sync__created_8)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'weekly_reflections' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
        if cardinality(sync__created_9) + cardinality(sync__updated_9) + cardinality(sync__deleted_9) > 0 then
            select t.id into sync__id from public."journal_entries" t
            where t.user_id = sync__me and t.sync_changed > sync__seen
                and t.id = any (sync__updated_9
                    || case when sync__guards_created then sync__created_9 else '{}' end
                    || case when sync__guards_deleted then sync__deleted_9 else '{}' end) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'journal_entries' || '/' || sync__id
                    || ' was changed after lastPulledAt');
            end if;
            select d.record_id into sync__id from public.deleted_records d
            where d.user_id = sync__me and d.table_name = 'journal_entries'
                and d.record_id = any (sync__created_9)
                and (d.stamp > sync__seen or sync__never_again) limit 1;
            if found then
                return sync.refusal(sync__refusal, 'conflict', 'journal_entries' || '/' || sync__id
                    || ' was deleted');
            end if;
        end if;
    end if;
    if cardinality(sync__hits) > 0 then
        perform sync.restamp(sync__hits);
    end if;
        if cardinality(sync__created_0) + cardinality(sync__updated_0) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'user_profile'
                    and d.record_id = any (sync__created_0) and d.stamp > sync__seen);
            sync__skipped_0 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'user_profile'
                    and d.record_id = any (sync__updated_0));
            if cardinality(sync__late) > 0 then
                perform sync.bury('user_profile', sync__late);
            end if;
        end if;
        if cardinality(sync__created_1) + cardinality(sync__updated_1) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'user_progress'
                    and d.record_id = any (sync__created_1) and d.stamp > sync__seen);
            sync__skipped_1 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'user_progress'
                    and d.record_id = any (sync__updated_1));
            if cardinality(sync__late) > 0 then
                perform sync.bury('user_progress', sync__late);
            end if;
        end if;
        if cardinality(sync__created_2) + cardinality(sync__updated_2) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'friends'
                    and d.record_id = any (sync__created_2) and d.stamp > sync__seen);
            sync__skipped_2 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'friends'
                    and d.record_id = any (sync__updated_2));
            if cardinality(sync__late) > 0 then
                perform sync.bury('friends', sync__late);
            end if;
        end if;
        if cardinality(sync__created_3) + cardinality(sync__updated_3) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'interactions'
                    and d.record_id = any (sync__created_3) and d.stamp > sync__seen);
            sync__skipped_3 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'interactions'
                    and d.record_id = any (sync__updated_3));
            if cardinality(sync__late) > 0 then
                perform sync.bury('interactions', sync__late);
            end if;
        end if;
        if cardinality(sync__created_4) + cardinality(sync__updated_4) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'intentions'
                    and d.record_id = any (sync__created_4) and d.stamp > sync__seen);
            sync__skipped_4 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'intentions'
                    and d.record_id = any (sync__updated_4));
            if cardinality(sync__late) > 0 then
                perform sync.bury('intentions', sync__late);
            end if;
        end if;
        if cardinality(sync__created_5) + cardinality(sync__updated_5) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'life_events'
                    and d.record_id = any (sync__created_5) and d.stamp > sync__seen);
            sync__skipped_5 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'life_events'
                    and d.record_id = any (sync__updated_5));
            if cardinality(sync__late) > 0 then
                perform sync.bury('life_events', sync__late);
            end if;
        end if;
        if cardinality(sync__created_6) + cardinality(sync__updated_6) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'interaction_friends'
                    and d.record_id = any (sync__created_6) and d.stamp > sync__seen);
            sync__skipped_6 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'interaction_friends'
                    and d.record_id = any (sync__updated_6));
            if cardinality(sync__late) > 0 then
                perform sync.bury('interaction_friends', sync__late);
            end if;
        end if;
        if cardinality(sync__created_7) + cardinality(sync__updated_7) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'intention_friends'
                    and d.record_id = any (sync__created_7) and d.stamp > sync__seen);
            sync__skipped_7 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'intention_friends'
                    and d.record_id = any (sync__updated_7));
            if cardinality(sync__late) > 0 then
                perform sync.bury('intention_friends', sync__late);
            end if;
        end if;
        if cardinality(sync__created_8) + cardinality(sync__updated_8) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'weekly_reflections'
                    and d.record_id = any (sync__created_8) and d.stamp > sync__seen);
            sync__skipped_8 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'weekly_reflections'
                    and d.record_id = any (sync__updated_8));
            if cardinality(sync__late) > 0 then
                perform sync.bury('weekly_reflections', sync__late);
            end if;
        end if;
        if cardinality(sync__created_9) + cardinality(sync__updated_9) > 0 then
            sync__late := array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'journal_entries'
                    and d.record_id = any (sync__created_9) and d.stamp > sync__seen);
            sync__skipped_9 := sync__late || array(select d.record_id from public.deleted_records d
                where d.user_id = sync__me and d.table_name = 'journal_entries'
                    and d.record_id = any (sync__updated_9));
            if cardinality(sync__late) > 0 then
                perform sync.bury('journal_entries', sync__late);
            end if;
        end if;
    perform sync.take_stamp(sync__me);
    -- What the server does itself, no device can hold already.
    perform set_config('sync.seen', case
        when current_setting('sync.by_server', true) = 'yes' then ''
        else sync__seen::text end, true);
    if cardinality(sync__created_0) + cardinality(sync__updated_0) > 0 then
insert into public."user_profile" as t (user_id, id, "current_social_season", "season_last_calculated", "season_override_until", "season_override_reason", "social_battery_current", "social_battery_last_checkin", "battery_checkin_enabled", "battery_checkin_time", "reflection_day", "reflection_auto_show", "reflection_last_snoozed", "tier_flexibility_mode", "tier_intelligence_enabled", "default_messaging_app", "ai_features_enabled", "ai_journal_analysis_enabled", "ai_oracle_enabled", "ai_disclosure_acknowledged_at", "phone", "email", "google_id", "proactive_insights_enabled", "suppressed_insight_rules", "milestones_enabled", "oracle_tone_preference", "insight_frequency", "created_at", "updated_at")
select sync__me, f.id, f."current_social_season", f."season_last_calculated", f."season_override_until", f."season_override_reason", f."social_battery_current", f."social_battery_last_checkin", f."battery_checkin_enabled", f."battery_checkin_time", f."reflection_day", f."reflection_auto_show", f."reflection_last_snoozed", f."tier_flexibility_mode", f."tier_intelligence_enabled", f."default_messaging_app", f."ai_features_enabled", f."ai_journal_analysis_enabled", f."ai_oracle_enabled", f."ai_disclosure_acknowledged_at", f."phone", f."email", f."google_id", f."proactive_insights_enabled", f."suppressed_insight_rules", f."milestones_enabled", f."oracle_tone_preference", f."insight_frequency", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'current_social_season' then coalesce(case when jsonb_typeof(i.r -> 'current_social_season') = 'string' then i.r ->> 'current_social_season' end, null::text) when o.id is null then null::text else o."current_social_season" end as "current_social_season",
                case when i.r ? 'season_last_calculated' then coalesce(case when jsonb_typeof(i.r -> 'season_last_calculated') = 'number' then (i.r ->> 'season_last_calculated')::double precision end, null::double precision) when o.id is null then null::double precision else o."season_last_calculated" end as "season_last_calculated",
                case when i.r ? 'season_override_until' then coalesce(case when jsonb_typeof(i.r -> 'season_override_until') = 'number' then (i.r ->> 'season_override_until')::double precision end, null::double precision) when o.id is null then null::double precision else o."season_override_until" end as "season_override_until",
                case when i.r ? 'season_override_reason' then coalesce(case when jsonb_typeof(i.r -> 'season_override_reason') = 'string' then i.r ->> 'season_override_reason' end, null::text) when o.id is null then null::text else o."season_override_reason" end as "season_override_reason",
                case when i.r ? 'social_battery_current' then coalesce(case when jsonb_typeof(i.r -> 'social_battery_current') = 'number' then (i.r ->> 'social_battery_current')::double precision end, null::double precision) when o.id is null then null::double precision else o."social_battery_current" end as "social_battery_current",
                case when i.r ? 'social_battery_last_checkin' then coalesce(case when jsonb_typeof(i.r -> 'social_battery_last_checkin') = 'number' then (i.r ->> 'social_battery_last_checkin')::double precision end, null::double precision) when o.id is null then null::double precision else o."social_battery_last_checkin" end as "social_battery_last_checkin",
                case when i.r ? 'battery_checkin_enabled' then coalesce(case when i.r -> 'battery_checkin_enabled' in ('true', '1') then true when i.r -> 'battery_checkin_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."battery_checkin_enabled" end as "battery_checkin_enabled",
                case when i.r ? 'battery_checkin_time' then coalesce(case when jsonb_typeof(i.r -> 'battery_checkin_time') = 'string' then i.r ->> 'battery_checkin_time' end, null::text) when o.id is null then null::text else o."battery_checkin_time" end as "battery_checkin_time",
                case when i.r ? 'reflection_day' then coalesce(case when jsonb_typeof(i.r -> 'reflection_day') = 'number' then (i.r ->> 'reflection_day')::double precision end, null::double precision) when o.id is null then null::double precision else o."reflection_day" end as "reflection_day",
                case when i.r ? 'reflection_auto_show' then coalesce(case when i.r -> 'reflection_auto_show' in ('true', '1') then true when i.r -> 'reflection_auto_show' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."reflection_auto_show" end as "reflection_auto_show",
                case when i.r ? 'reflection_last_snoozed' then coalesce(case when jsonb_typeof(i.r -> 'reflection_last_snoozed') = 'number' then (i.r ->> 'reflection_last_snoozed')::double precision end, null::double precision) when o.id is null then null::double precision else o."reflection_last_snoozed" end as "reflection_last_snoozed",
                case when i.r ? 'tier_flexibility_mode' then coalesce(case when jsonb_typeof(i.r -> 'tier_flexibility_mode') = 'string' then i.r ->> 'tier_flexibility_mode' end, null::text) when o.id is null then null::text else o."tier_flexibility_mode" end as "tier_flexibility_mode",
                case when i.r ? 'tier_intelligence_enabled' then coalesce(case when i.r -> 'tier_intelligence_enabled' in ('true', '1') then true when i.r -> 'tier_intelligence_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."tier_intelligence_enabled" end as "tier_intelligence_enabled",
                case when i.r ? 'default_messaging_app' then coalesce(case when jsonb_typeof(i.r -> 'default_messaging_app') = 'string' then i.r ->> 'default_messaging_app' end, null::text) when o.id is null then null::text else o."default_messaging_app" end as "default_messaging_app",
                case when i.r ? 'ai_features_enabled' then coalesce(case when i.r -> 'ai_features_enabled' in ('true', '1') then true when i.r -> 'ai_features_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."ai_features_enabled" end as "ai_features_enabled",
                case when i.r ? 'ai_journal_analysis_enabled' then coalesce(case when i.r -> 'ai_journal_analysis_enabled' in ('true', '1') then true when i.r -> 'ai_journal_analysis_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."ai_journal_analysis_enabled" end as "ai_journal_analysis_enabled",
                case when i.r ? 'ai_oracle_enabled' then coalesce(case when i.r -> 'ai_oracle_enabled' in ('true', '1') then true when i.r -> 'ai_oracle_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."ai_oracle_enabled" end as "ai_oracle_enabled",
                case when i.r ? 'ai_disclosure_acknowledged_at' then coalesce(case when jsonb_typeof(i.r -> 'ai_disclosure_acknowledged_at') = 'number' then (i.r ->> 'ai_disclosure_acknowledged_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."ai_disclosure_acknowledged_at" end as "ai_disclosure_acknowledged_at",
                case when i.r ? 'phone' then coalesce(case when jsonb_typeof(i.r -> 'phone') = 'string' then i.r ->> 'phone' end, null::text) when o.id is null then null::text else o."phone" end as "phone",
                case when i.r ? 'email' then coalesce(case when jsonb_typeof(i.r -> 'email') = 'string' then i.r ->> 'email' end, null::text) when o.id is null then null::text else o."email" end as "email",
                case when i.r ? 'google_id' then coalesce(case when jsonb_typeof(i.r -> 'google_id') = 'string' then i.r ->> 'google_id' end, null::text) when o.id is null then null::text else o."google_id" end as "google_id",
                case when i.r ? 'proactive_insights_enabled' then coalesce(case when i.r -> 'proactive_insights_enabled' in ('true', '1') then true when i.r -> 'proactive_insights_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."proactive_insights_enabled" end as "proactive_insights_enabled",
                case when i.r ? 'suppressed_insight_rules' then coalesce(case when jsonb_typeof(i.r -> 'suppressed_insight_rules') = 'string' then i.r ->> 'suppressed_insight_rules' end, null::text) when o.id is null then null::text else o."suppressed_insight_rules" end as "suppressed_insight_rules",
                case when i.r ? 'milestones_enabled' then coalesce(case when i.r -> 'milestones_enabled' in ('true', '1') then true when i.r -> 'milestones_enabled' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."milestones_enabled" end as "milestones_enabled",
                case when i.r ? 'oracle_tone_preference' then coalesce(case when jsonb_typeof(i.r -> 'oracle_tone_preference') = 'string' then i.r ->> 'oracle_tone_preference' end, null::text) when o.id is null then null::text else o."oracle_tone_preference" end as "oracle_tone_preference",
                case when i.r ? 'insight_frequency' then coalesce(case when jsonb_typeof(i.r -> 'insight_frequency') = 'string' then i.r ->> 'insight_frequency' end, null::text) when o.id is null then null::text else o."insight_frequency" end as "insight_frequency",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{user_profile,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{user_profile,updated}')
    ) i
    left join public."user_profile" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_0)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "current_social_season" = excluded."current_social_season", "season_last_calculated" = excluded."season_last_calculated", "season_override_until" = excluded."season_override_until", "season_override_reason" = excluded."season_override_reason", "social_battery_current" = excluded."social_battery_current", "social_battery_last_checkin" = excluded."social_battery_last_checkin", "battery_checkin_enabled" = excluded."battery_checkin_enabled", "battery_checkin_time" = excluded."battery_checkin_time", "reflection_day" = excluded."reflection_day", "reflection_auto_show" = excluded."reflection_auto_show", "reflection_last_snoozed" = excluded."reflection_last_snoozed", "tier_flexibility_mode" = excluded."tier_flexibility_mode", "tier_intelligence_enabled" = excluded."tier_intelligence_enabled", "default_messaging_app" = excluded."default_messaging_app", "ai_features_enabled" = excluded."ai_features_enabled", "ai_journal_analysis_enabled" = excluded."ai_journal_analysis_enabled", "ai_oracle_enabled" = excluded."ai_oracle_enabled", "ai_disclosure_acknowledged_at" = excluded."ai_disclosure_acknowledged_at", "phone" = excluded."phone", "email" = excluded."email", "google_id" = excluded."google_id", "proactive_insights_enabled" = excluded."proactive_insights_enabled", "suppressed_insight_rules" = excluded."suppressed_insight_rules", "milestones_enabled" = excluded."milestones_enabled", "oracle_tone_preference" = excluded."oracle_tone_preference", "insight_frequency" = excluded."insight_frequency", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at";
    end if;
    if cardinality(sync__created_1) + cardinality(sync__updated_1) > 0 then
insert into public."user_progress" as t (user_id, id, "current_streak", "best_streak", "last_practice_date", "consistency_milestones", "last_streak_count", "streak_released_date", "longest_streak_ever", "total_reflections", "reflection_milestones", "friendship_milestones", "catalyst_progress", "high_priestess_progress", "scribe_progress", "curator_progress", "total_weaves", "global_achievements", "hidden_achievements", "created_at", "updated_at")
select sync__me, f.id, f."current_streak", f."best_streak", f."last_practice_date", f."consistency_milestones", f."last_streak_count", f."streak_released_date", f."longest_streak_ever", f."total_reflections", f."reflection_milestones", f."friendship_milestones", f."catalyst_progress", f."high_priestess_progress", f."scribe_progress", f."curator_progress", f."total_weaves", f."global_achievements", f."hidden_achievements", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'current_streak' then coalesce(case when jsonb_typeof(i.r -> 'current_streak') = 'number' then (i.r ->> 'current_streak')::double precision end, 0) when o.id is null then 0 else o."current_streak" end as "current_streak",
                case when i.r ? 'best_streak' then coalesce(case when jsonb_typeof(i.r -> 'best_streak') = 'number' then (i.r ->> 'best_streak')::double precision end, 0) when o.id is null then 0 else o."best_streak" end as "best_streak",
                case when i.r ? 'last_practice_date' then coalesce(case when jsonb_typeof(i.r -> 'last_practice_date') = 'number' then (i.r ->> 'last_practice_date')::double precision end, null::double precision) when o.id is null then null::double precision else o."last_practice_date" end as "last_practice_date",
                case when i.r ? 'consistency_milestones' then coalesce(case when jsonb_typeof(i.r -> 'consistency_milestones') = 'string' then i.r ->> 'consistency_milestones' end, null::text) when o.id is null then null::text else o."consistency_milestones" end as "consistency_milestones",
                case when i.r ? 'last_streak_count' then coalesce(case when jsonb_typeof(i.r -> 'last_streak_count') = 'number' then (i.r ->> 'last_streak_count')::double precision end, 0) when o.id is null then 0 else o."last_streak_count" end as "last_streak_count",
                case when i.r ? 'streak_released_date' then coalesce(case when jsonb_typeof(i.r -> 'streak_released_date') = 'number' then (i.r ->> 'streak_released_date')::double precision end, null::double precision) when o.id is null then null::double precision else o."streak_released_date" end as "streak_released_date",
                case when i.r ? 'longest_streak_ever' then coalesce(case when jsonb_typeof(i.r -> 'longest_streak_ever') = 'number' then (i.r ->> 'longest_streak_ever')::double precision end, 0) when o.id is null then 0 else o."longest_streak_ever" end as "longest_streak_ever",
                case when i.r ? 'total_reflections' then coalesce(case when jsonb_typeof(i.r -> 'total_reflections') = 'number' then (i.r ->> 'total_reflections')::double precision end, 0) when o.id is null then 0 else o."total_reflections" end as "total_reflections",
                case when i.r ? 'reflection_milestones' then coalesce(case when jsonb_typeof(i.r -> 'reflection_milestones') = 'string' then i.r ->> 'reflection_milestones' end, null::text) when o.id is null then null::text else o."reflection_milestones" end as "reflection_milestones",
                case when i.r ? 'friendship_milestones' then coalesce(case when jsonb_typeof(i.r -> 'friendship_milestones') = 'string' then i.r ->> 'friendship_milestones' end, null::text) when o.id is null then null::text else o."friendship_milestones" end as "friendship_milestones",
                case when i.r ? 'catalyst_progress' then coalesce(case when jsonb_typeof(i.r -> 'catalyst_progress') = 'number' then (i.r ->> 'catalyst_progress')::double precision end, 0) when o.id is null then 0 else o."catalyst_progress" end as "catalyst_progress",
                case when i.r ? 'high_priestess_progress' then coalesce(case when jsonb_typeof(i.r -> 'high_priestess_progress') = 'number' then (i.r ->> 'high_priestess_progress')::double precision end, 0) when o.id is null then 0 else o."high_priestess_progress" end as "high_priestess_progress",
                case when i.r ? 'scribe_progress' then coalesce(case when jsonb_typeof(i.r -> 'scribe_progress') = 'number' then (i.r ->> 'scribe_progress')::double precision end, 0) when o.id is null then 0 else o."scribe_progress" end as "scribe_progress",
                case when i.r ? 'curator_progress' then coalesce(case when jsonb_typeof(i.r -> 'curator_progress') = 'number' then (i.r ->> 'curator_progress')::double precision end, 0) when o.id is null then 0 else o."curator_progress" end as "curator_progress",
                case when i.r ? 'total_weaves' then coalesce(case when jsonb_typeof(i.r -> 'total_weaves') = 'number' then (i.r ->> 'total_weaves')::double precision end, 0) when o.id is null then 0 else o."total_weaves" end as "total_weaves",
                case when i.r ? 'global_achievements' then coalesce(case when jsonb_typeof(i.r -> 'global_achievements') = 'string' then i.r ->> 'global_achievements' end, null::text) when o.id is null then null::text else o."global_achievements" end as "global_achievements",
                case when i.r ? 'hidden_achievements' then coalesce(case when jsonb_typeof(i.r -> 'hidden_achievements') = 'string' then i.r ->> 'hidden_achievements' end, null::text) when o.id is null then null::text else o."hidden_achievements" end as "hidden_achievements",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{user_progress,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{user_progress,updated}')
    ) i
    left join public."user_progress" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_1)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "current_streak" = excluded."current_streak", "best_streak" = excluded."best_streak", "last_practice_date" = excluded."last_practice_date", "consistency_milestones" = excluded."consistency_milestones", "last_streak_count" = excluded."last_streak_count", "streak_released_date" = excluded."streak_released_date", "longest_streak_ever" = excluded."longest_streak_ever", "total_reflections" = excluded."total_reflections", "reflection_milestones" = excluded."reflection_milestones", "friendship_milestones" = excluded."friendship_milestones", "catalyst_progress" = excluded."catalyst_progress", "high_priestess_progress" = excluded."high_priestess_progress", "scribe_progress" = excluded."scribe_progress", "curator_progress" = excluded."curator_progress", "total_weaves" = excluded."total_weaves", "global_achievements" = excluded."global_achievements", "hidden_achievements" = excluded."hidden_achievements", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at";
    end if;
    if cardinality(sync__created_2) + cardinality(sync__updated_2) > 0 then
insert into public."friends" as t (user_id, id, "name", "dunbar_tier", "archetype", "weave_score", "last_updated", "photo_url", "notes", "resilience", "rated_weaves_count", "momentum_score", "momentum_last_updated", "is_dormant", "dormant_since", "last_interaction_date", "birthday", "anniversary", "relationship_type", "typical_interval_days", "tolerance_window_days", "category_effectiveness", "outcome_count", "initiation_ratio", "last_initiated_by", "consecutive_user_initiations", "total_user_initiations", "total_friend_initiations", "tier_fit_score", "tier_fit_last_calculated", "suggested_tier", "tier_suggestion_dismissed_at", "linked_user_id", "link_status", "linked_at", "server_link_id", "phone_number", "email", "contact_id", "preferred_messaging_app", "detected_themes_raw", "last_journal_sentiment", "journal_mention_count", "reflection_activity_score", "needs_attention", "avg_weave_duration_minutes", "preferred_weave_types_raw", "best_time_of_day", "best_day_of_week", "topic_clusters_raw", "topic_trend", "reconnection_attempts", "successful_reconnections", "last_reconnection_date", "created_at")
select sync__me, f.id, f."name", f."dunbar_tier", f."archetype", f."weave_score", f."last_updated", f."photo_url", f."notes", f."resilience", f."rated_weaves_count", f."momentum_score", f."momentum_last_updated", f."is_dormant", f."dormant_since", f."last_interaction_date", f."birthday", f."anniversary", f."relationship_type", f."typical_interval_days", f."tolerance_window_days", f."category_effectiveness", f."outcome_count", f."initiation_ratio", f."last_initiated_by", f."consecutive_user_initiations", f."total_user_initiations", f."total_friend_initiations", f."tier_fit_score", f."tier_fit_last_calculated", f."suggested_tier", f."tier_suggestion_dismissed_at", f."linked_user_id", f."link_status", f."linked_at", f."server_link_id", f."phone_number", f."email", f."contact_id", f."preferred_messaging_app", f."detected_themes_raw", f."last_journal_sentiment", f."journal_mention_count", f."reflection_activity_score", f."needs_attention", f."avg_weave_duration_minutes", f."preferred_weave_types_raw", f."best_time_of_day", f."best_day_of_week", f."topic_clusters_raw", f."topic_trend", f."reconnection_attempts", f."successful_reconnections", f."last_reconnection_date", f."created_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'name' then coalesce(case when jsonb_typeof(i.r -> 'name') = 'string' then i.r ->> 'name' end, '') when o.id is null then '' else o."name" end as "name",
                case when i.r ? 'dunbar_tier' then coalesce(case when jsonb_typeof(i.r -> 'dunbar_tier') = 'string' then i.r ->> 'dunbar_tier' end, '') when o.id is null then '' else o."dunbar_tier" end as "dunbar_tier",
                case when i.r ? 'archetype' then coalesce(case when jsonb_typeof(i.r -> 'archetype') = 'string' then i.r ->> 'archetype' end, '') when o.id is null then '' else o."archetype" end as "archetype",
                case when i.r ? 'weave_score' then coalesce(case when jsonb_typeof(i.r -> 'weave_score') = 'number' then (i.r ->> 'weave_score')::double precision end, 0) when o.id is null then 0 else o."weave_score" end as "weave_score",
                case when i.r ? 'last_updated' then coalesce(case when jsonb_typeof(i.r -> 'last_updated') = 'number' then (i.r ->> 'last_updated')::double precision end, 0) when o.id is null then 0 else o."last_updated" end as "last_updated",
                case when i.r ? 'photo_url' then coalesce(case when jsonb_typeof(i.r -> 'photo_url') = 'string' then i.r ->> 'photo_url' end, null::text) when o.id is null then null::text else o."photo_url" end as "photo_url",
                case when i.r ? 'notes' then coalesce(case when jsonb_typeof(i.r -> 'notes') = 'string' then i.r ->> 'notes' end, null::text) when o.id is null then null::text else o."notes" end as "notes",
                case when i.r ? 'resilience' then coalesce(case when jsonb_typeof(i.r -> 'resilience') = 'number' then (i.r ->> 'resilience')::double precision end, 0) when o.id is null then 0 else o."resilience" end as "resilience",
                case when i.r ? 'rated_weaves_count' then coalesce(case when jsonb_typeof(i.r -> 'rated_weaves_count') = 'number' then (i.r ->> 'rated_weaves_count')::double precision end, 0) when o.id is null then 0 else o."rated_weaves_count" end as "rated_weaves_count",
                case when i.r ? 'momentum_score' then coalesce(case when jsonb_typeof(i.r -> 'momentum_score') = 'number' then (i.r ->> 'momentum_score')::double precision end, 0) when o.id is null then 0 else o."momentum_score" end as "momentum_score",
                case when i.r ? 'momentum_last_updated' then coalesce(case when jsonb_typeof(i.r -> 'momentum_last_updated') = 'number' then (i.r ->> 'momentum_last_updated')::double precision end, 0) when o.id is null then 0 else o."momentum_last_updated" end as "momentum_last_updated",
                case when i.r ? 'is_dormant' then coalesce(case when i.r -> 'is_dormant' in ('true', '1') then true when i.r -> 'is_dormant' in ('false', '0') then false end, false) when o.id is null then false else o."is_dormant" end as "is_dormant",
                case when i.r ? 'dormant_since' then coalesce(case when jsonb_typeof(i.r -> 'dormant_since') = 'number' then (i.r ->> 'dormant_since')::double precision end, null::double precision) when o.id is null then null::double precision else o."dormant_since" end as "dormant_since",
                case when i.r ? 'last_interaction_date' then coalesce(case when jsonb_typeof(i.r -> 'last_interaction_date') = 'number' then (i.r ->> 'last_interaction_date')::double precision end, null::double precision) when o.id is null then null::double precision else o."last_interaction_date" end as "last_interaction_date",
                case when i.r ? 'birthday' then coalesce(case when jsonb_typeof(i.r -> 'birthday') = 'string' then i.r ->> 'birthday' end, null::text) when o.id is null then null::text else o."birthday" end as "birthday",
                case when i.r ? 'anniversary' then coalesce(case when jsonb_typeof(i.r -> 'anniversary') = 'string' then i.r ->> 'anniversary' end, null::text) when o.id is null then null::text else o."anniversary" end as "anniversary",
                case when i.r ? 'relationship_type' then coalesce(case when jsonb_typeof(i.r -> 'relationship_type') = 'string' then i.r ->> 'relationship_type' end, null::text) when o.id is null then null::text else o."relationship_type" end as "relationship_type",
                case when i.r ? 'typical_interval_days' then coalesce(case when jsonb_typeof(i.r -> 'typical_interval_days') = 'number' then (i.r ->> 'typical_interval_days')::double precision end, null::double precision) when o.id is null then null::double precision else o."typical_interval_days" end as "typical_interval_days",
                case when i.r ? 'tolerance_window_days' then coalesce(case when jsonb_typeof(i.r -> 'tolerance_window_days') = 'number' then (i.r ->> 'tolerance_window_days')::double precision end, null::double precision) when o.id is null then null::double precision else o."tolerance_window_days" end as "tolerance_window_days",
                case when i.r ? 'category_effectiveness' then coalesce(case when jsonb_typeof(i.r -> 'category_effectiveness') = 'string' then i.r ->> 'category_effectiveness' end, null::text) when o.id is null then null::text else o."category_effectiveness" end as "category_effectiveness",
                case when i.r ? 'outcome_count' then coalesce(case when jsonb_typeof(i.r -> 'outcome_count') = 'number' then (i.r ->> 'outcome_count')::double precision end, 0) when o.id is null then 0 else o."outcome_count" end as "outcome_count",
                case when i.r ? 'initiation_ratio' then coalesce(case when jsonb_typeof(i.r -> 'initiation_ratio') = 'number' then (i.r ->> 'initiation_ratio')::double precision end, 0) when o.id is null then 0 else o."initiation_ratio" end as "initiation_ratio",
                case when i.r ? 'last_initiated_by' then coalesce(case when jsonb_typeof(i.r -> 'last_initiated_by') = 'string' then i.r ->> 'last_initiated_by' end, null::text) when o.id is null then null::text else o."last_initiated_by" end as "last_initiated_by",
                case when i.r ? 'consecutive_user_initiations' then coalesce(case when jsonb_typeof(i.r -> 'consecutive_user_initiations') = 'number' then (i.r ->> 'consecutive_user_initiations')::double precision end, 0) when o.id is null then 0 else o."consecutive_user_initiations" end as "consecutive_user_initiations",
                case when i.r ? 'total_user_initiations' then coalesce(case when jsonb_typeof(i.r -> 'total_user_initiations') = 'number' then (i.r ->> 'total_user_initiations')::double precision end, 0) when o.id is null then 0 else o."total_user_initiations" end as "total_user_initiations",
                case when i.r ? 'total_friend_initiations' then coalesce(case when jsonb_typeof(i.r -> 'total_friend_initiations') = 'number' then (i.r ->> 'total_friend_initiations')::double precision end, 0) when o.id is null then 0 else o."total_friend_initiations" end as "total_friend_initiations",
                case when i.r ? 'tier_fit_score' then coalesce(case when jsonb_typeof(i.r -> 'tier_fit_score') = 'number' then (i.r ->> 'tier_fit_score')::double precision end, null::double precision) when o.id is null then null::double precision else o."tier_fit_score" end as "tier_fit_score",
                case when i.r ? 'tier_fit_last_calculated' then coalesce(case when jsonb_typeof(i.r -> 'tier_fit_last_calculated') = 'number' then (i.r ->> 'tier_fit_last_calculated')::double precision end, null::double precision) when o.id is null then null::double precision else o."tier_fit_last_calculated" end as "tier_fit_last_calculated",
                case when i.r ? 'suggested_tier' then coalesce(case when jsonb_typeof(i.r -> 'suggested_tier') = 'string' then i.r ->> 'suggested_tier' end, null::text) when o.id is null then null::text else o."suggested_tier" end as "suggested_tier",
                case when i.r ? 'tier_suggestion_dismissed_at' then coalesce(case when jsonb_typeof(i.r -> 'tier_suggestion_dismissed_at') = 'number' then (i.r ->> 'tier_suggestion_dismissed_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."tier_suggestion_dismissed_at" end as "tier_suggestion_dismissed_at",
                case when i.r ? 'linked_user_id' then coalesce(case when jsonb_typeof(i.r -> 'linked_user_id') = 'string' then i.r ->> 'linked_user_id' end, null::text) when o.id is null then null::text else o."linked_user_id" end as "linked_user_id",
                case when i.r ? 'link_status' then coalesce(case when jsonb_typeof(i.r -> 'link_status') = 'string' then i.r ->> 'link_status' end, null::text) when o.id is null then null::text else o."link_status" end as "link_status",
                case when i.r ? 'linked_at' then coalesce(case when jsonb_typeof(i.r -> 'linked_at') = 'number' then (i.r ->> 'linked_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."linked_at" end as "linked_at",
                case when i.r ? 'server_link_id' then coalesce(case when jsonb_typeof(i.r -> 'server_link_id') = 'string' then i.r ->> 'server_link_id' end, null::text) when o.id is null then null::text else o."server_link_id" end as "server_link_id",
                case when i.r ? 'phone_number' then coalesce(case when jsonb_typeof(i.r -> 'phone_number') = 'string' then i.r ->> 'phone_number' end, null::text) when o.id is null then null::text else o."phone_number" end as "phone_number",
                case when i.r ? 'email' then coalesce(case when jsonb_typeof(i.r -> 'email') = 'string' then i.r ->> 'email' end, null::text) when o.id is null then null::text else o."email" end as "email",
                case when i.r ? 'contact_id' then coalesce(case when jsonb_typeof(i.r -> 'contact_id') = 'string' then i.r ->> 'contact_id' end, null::text) when o.id is null then null::text else o."contact_id" end as "contact_id",
                case when i.r ? 'preferred_messaging_app' then coalesce(case when jsonb_typeof(i.r -> 'preferred_messaging_app') = 'string' then i.r ->> 'preferred_messaging_app' end, null::text) when o.id is null then null::text else o."preferred_messaging_app" end as "preferred_messaging_app",
                case when i.r ? 'detected_themes_raw' then coalesce(case when jsonb_typeof(i.r -> 'detected_themes_raw') = 'string' then i.r ->> 'detected_themes_raw' end, null::text) when o.id is null then null::text else o."detected_themes_raw" end as "detected_themes_raw",
                case when i.r ? 'last_journal_sentiment' then coalesce(case when jsonb_typeof(i.r -> 'last_journal_sentiment') = 'number' then (i.r ->> 'last_journal_sentiment')::double precision end, null::double precision) when o.id is null then null::double precision else o."last_journal_sentiment" end as "last_journal_sentiment",
                case when i.r ? 'journal_mention_count' then coalesce(case when jsonb_typeof(i.r -> 'journal_mention_count') = 'number' then (i.r ->> 'journal_mention_count')::double precision end, null::double precision) when o.id is null then null::double precision else o."journal_mention_count" end as "journal_mention_count",
                case when i.r ? 'reflection_activity_score' then coalesce(case when jsonb_typeof(i.r -> 'reflection_activity_score') = 'number' then (i.r ->> 'reflection_activity_score')::double precision end, null::double precision) when o.id is null then null::double precision else o."reflection_activity_score" end as "reflection_activity_score",
                case when i.r ? 'needs_attention' then coalesce(case when i.r -> 'needs_attention' in ('true', '1') then true when i.r -> 'needs_attention' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."needs_attention" end as "needs_attention",
                case when i.r ? 'avg_weave_duration_minutes' then coalesce(case when jsonb_typeof(i.r -> 'avg_weave_duration_minutes') = 'number' then (i.r ->> 'avg_weave_duration_minutes')::double precision end, null::double precision) when o.id is null then null::double precision else o."avg_weave_duration_minutes" end as "avg_weave_duration_minutes",
                case when i.r ? 'preferred_weave_types_raw' then coalesce(case when jsonb_typeof(i.r -> 'preferred_weave_types_raw') = 'string' then i.r ->> 'preferred_weave_types_raw' end, null::text) when o.id is null then null::text else o."preferred_weave_types_raw" end as "preferred_weave_types_raw",
                case when i.r ? 'best_time_of_day' then coalesce(case when jsonb_typeof(i.r -> 'best_time_of_day') = 'string' then i.r ->> 'best_time_of_day' end, null::text) when o.id is null then null::text else o."best_time_of_day" end as "best_time_of_day",
                case when i.r ? 'best_day_of_week' then coalesce(case when jsonb_typeof(i.r -> 'best_day_of_week') = 'number' then (i.r ->> 'best_day_of_week')::double precision end, null::double precision) when o.id is null then null::double precision else o."best_day_of_week" end as "best_day_of_week",
                case when i.r ? 'topic_clusters_raw' then coalesce(case when jsonb_typeof(i.r -> 'topic_clusters_raw') = 'string' then i.r ->> 'topic_clusters_raw' end, null::text) when o.id is null then null::text else o."topic_clusters_raw" end as "topic_clusters_raw",
                case when i.r ? 'topic_trend' then coalesce(case when jsonb_typeof(i.r -> 'topic_trend') = 'string' then i.r ->> 'topic_trend' end, null::text) when o.id is null then null::text else o."topic_trend" end as "topic_trend",
                case when i.r ? 'reconnection_attempts' then coalesce(case when jsonb_typeof(i.r -> 'reconnection_attempts') = 'number' then (i.r ->> 'reconnection_attempts')::double precision end, null::double precision) when o.id is null then null::double precision else o."reconnection_attempts" end as "reconnection_attempts",
                case when i.r ? 'successful_reconnections' then coalesce(case when jsonb_typeof(i.r -> 'successful_reconnections') = 'number' then (i.r ->> 'successful_reconnections')::double precision end, null::double precision) when o.id is null then null::double precision else o."successful_reconnections" end as "successful_reconnections",
                case when i.r ? 'last_reconnection_date' then coalesce(case when jsonb_typeof(i.r -> 'last_reconnection_date') = 'number' then (i.r ->> 'last_reconnection_date')::double precision end, null::double precision) when o.id is null then null::double precision else o."last_reconnection_date" end as "last_reconnection_date",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at"
    from (
        select jsonb_array_elements(sync__changes #> '{friends,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{friends,updated}')
    ) i
    left join public."friends" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_2)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "name" = excluded."name", "dunbar_tier" = excluded."dunbar_tier", "archetype" = excluded."archetype", "weave_score" = excluded."weave_score", "last_updated" = excluded."last_updated", "photo_url" = excluded."photo_url", "notes" = excluded."notes", "resilience" = excluded."resilience", "rated_weaves_count" = excluded."rated_weaves_count", "momentum_score" = excluded."momentum_score", "momentum_last_updated" = excluded."momentum_last_updated", "is_dormant" = excluded."is_dormant", "dormant_since" = excluded."dormant_since", "last_interaction_date" = excluded."last_interaction_date", "birthday" = excluded."birthday", "anniversary" = excluded."anniversary", "relationship_type" = excluded."relationship_type", "typical_interval_days" = excluded."typical_interval_days", "tolerance_window_days" = excluded."tolerance_window_days", "category_effectiveness" = excluded."category_effectiveness", "outcome_count" = excluded."outcome_count", "initiation_ratio" = excluded."initiation_ratio", "last_initiated_by" = excluded."last_initiated_by", "consecutive_user_initiations" = excluded."consecutive_user_initiations", "total_user_initiations" = excluded."total_user_initiations", "total_friend_initiations" = excluded."total_friend_initiations", "tier_fit_score" = excluded."tier_fit_score", "tier_fit_last_calculated" = excluded."tier_fit_last_calculated", "suggested_tier" = excluded."suggested_tier", "tier_suggestion_dismissed_at" = excluded."tier_suggestion_dismissed_at", "linked_user_id" = excluded."linked_user_id", "link_status" = excluded."link_status", "linked_at" = excluded."linked_at", "server_link_id" = excluded."server_link_id", "phone_number" = excluded."phone_number", "email" = excluded."email", "contact_id" = excluded."contact_id", "preferred_messaging_app" = excluded."preferred_messaging_app", "detected_themes_raw" = excluded."detected_themes_raw", "last_journal_sentiment" = excluded."last_journal_sentiment", "journal_mention_count" = excluded."journal_mention_count", "reflection_activity_score" = excluded."reflection_activity_score", "needs_attention" = excluded."needs_attention", "avg_weave_duration_minutes" = excluded."avg_weave_duration_minutes", "preferred_weave_types_raw" = excluded."preferred_weave_types_raw", "best_time_of_day" = excluded."best_time_of_day", "best_day_of_week" = excluded."best_day_of_week", "topic_clusters_raw" = excluded."topic_clusters_raw", "topic_trend" = excluded."topic_trend", "reconnection_attempts" = excluded."reconnection_attempts", "successful_reconnections" = excluded."successful_reconnections", "last_reconnection_date" = excluded."last_reconnection_date", "created_at" = excluded."created_at";
    end if;
    if cardinality(sync__created_3) + cardinality(sync__updated_3) > 0 then
insert into public."interactions" as t (user_id, id, "interaction_date", "interaction_type", "duration", "vibe", "note", "activity", "status", "mode", "interaction_category", "reflection", "title", "location", "completion_prompted_at", "calendar_event_id", "event_importance", "initiator", "created_at", "updated_at")
select sync__me, f.id, f."interaction_date", f."interaction_type", f."duration", f."vibe", f."note", f."activity", f."status", f."mode", f."interaction_category", f."reflection", f."title", f."location", f."completion_prompted_at", f."calendar_event_id", f."event_importance", f."initiator", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'interaction_date' then coalesce(case when jsonb_typeof(i.r -> 'interaction_date') = 'number' then (i.r ->> 'interaction_date')::double precision end, 0) when o.id is null then 0 else o."interaction_date" end as "interaction_date",
                case when i.r ? 'interaction_type' then coalesce(case when jsonb_typeof(i.r -> 'interaction_type') = 'string' then i.r ->> 'interaction_type' end, '') when o.id is null then '' else o."interaction_type" end as "interaction_type",
                case when i.r ? 'duration' then coalesce(case when jsonb_typeof(i.r -> 'duration') = 'string' then i.r ->> 'duration' end, null::text) when o.id is null then null::text else o."duration" end as "duration",
                case when i.r ? 'vibe' then coalesce(case when jsonb_typeof(i.r -> 'vibe') = 'string' then i.r ->> 'vibe' end, null::text) when o.id is null then null::text else o."vibe" end as "vibe",
                case when i.r ? 'note' then coalesce(case when jsonb_typeof(i.r -> 'note') = 'string' then i.r ->> 'note' end, null::text) when o.id is null then null::text else o."note" end as "note",
                case when i.r ? 'activity' then coalesce(case when jsonb_typeof(i.r -> 'activity') = 'string' then i.r ->> 'activity' end, '') when o.id is null then '' else o."activity" end as "activity",
                case when i.r ? 'status' then coalesce(case when jsonb_typeof(i.r -> 'status') = 'string' then i.r ->> 'status' end, '') when o.id is null then '' else o."status" end as "status",
                case when i.r ? 'mode' then coalesce(case when jsonb_typeof(i.r -> 'mode') = 'string' then i.r ->> 'mode' end, '') when o.id is null then '' else o."mode" end as "mode",
                case when i.r ? 'interaction_category' then coalesce(case when jsonb_typeof(i.r -> 'interaction_category') = 'string' then i.r ->> 'interaction_category' end, null::text) when o.id is null then null::text else o."interaction_category" end as "interaction_category",
                case when i.r ? 'reflection' then coalesce(case when jsonb_typeof(i.r -> 'reflection') = 'string' then i.r ->> 'reflection' end, null::text) when o.id is null then null::text else o."reflection" end as "reflection",
                case when i.r ? 'title' then coalesce(case when jsonb_typeof(i.r -> 'title') = 'string' then i.r ->> 'title' end, null::text) when o.id is null then null::text else o."title" end as "title",
                case when i.r ? 'location' then coalesce(case when jsonb_typeof(i.r -> 'location') = 'string' then i.r ->> 'location' end, null::text) when o.id is null then null::text else o."location" end as "location",
                case when i.r ? 'completion_prompted_at' then coalesce(case when jsonb_typeof(i.r -> 'completion_prompted_at') = 'number' then (i.r ->> 'completion_prompted_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."completion_prompted_at" end as "completion_prompted_at",
                case when i.r ? 'calendar_event_id' then coalesce(case when jsonb_typeof(i.r -> 'calendar_event_id') = 'string' then i.r ->> 'calendar_event_id' end, null::text) when o.id is null then null::text else o."calendar_event_id" end as "calendar_event_id",
                case when i.r ? 'event_importance' then coalesce(case when jsonb_typeof(i.r -> 'event_importance') = 'string' then i.r ->> 'event_importance' end, null::text) when o.id is null then null::text else o."event_importance" end as "event_importance",
                case when i.r ? 'initiator' then coalesce(case when jsonb_typeof(i.r -> 'initiator') = 'string' then i.r ->> 'initiator' end, null::text) when o.id is null then null::text else o."initiator" end as "initiator",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{interactions,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{interactions,updated}')
    ) i
    left join public."interactions" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_3)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "interaction_date" = excluded."interaction_date", "interaction_type" = excluded."interaction_type", "duration" = excluded."duration", "vibe" = excluded."vibe", "note" = excluded."note", "activity" = excluded."activity", "status" = excluded."status", "mode" = excluded."mode", "interaction_category" = excluded."interaction_category", "reflection" = excluded."reflection", "title" = excluded."title", "location" = excluded."location", "completion_prompted_at" = excluded."completion_prompted_at", "calendar_event_id" = excluded."calendar_event_id", "event_importance" = excluded."event_importance", "initiator" = excluded."initiator", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at";
    end if;
    if cardinality(sync__created_4) + cardinality(sync__updated_4) > 0 then
insert into public."intentions" as t (user_id, id, "description", "interaction_category", "status", "last_reminded_at", "linked_interaction_id", "fulfilled_at", "days_to_fulfillment", "created_at", "updated_at")
select sync__me, f.id, f."description", f."interaction_category", f."status", f."last_reminded_at", f."linked_interaction_id", f."fulfilled_at", f."days_to_fulfillment", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'description' then coalesce(case when jsonb_typeof(i.r -> 'description') = 'string' then i.r ->> 'description' end, null::text) when o.id is null then null::text else o."description" end as "description",
                case when i.r ? 'interaction_category' then coalesce(case when jsonb_typeof(i.r -> 'interaction_category') = 'string' then i.r ->> 'interaction_category' end, null::text) when o.id is null then null::text else o."interaction_category" end as "interaction_category",
                case when i.r ? 'status' then coalesce(case when jsonb_typeof(i.r -> 'status') = 'string' then i.r ->> 'status' end, '') when o.id is null then '' else o."status" end as "status",
                case when i.r ? 'last_reminded_at' then coalesce(case when jsonb_typeof(i.r -> 'last_reminded_at') = 'number' then (i.r ->> 'last_reminded_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."last_reminded_at" end as "last_reminded_at",
                case when i.r ? 'linked_interaction_id' then coalesce(case when jsonb_typeof(i.r -> 'linked_interaction_id') = 'string' then i.r ->> 'linked_interaction_id' end, null::text) when o.id is null then null::text else o."linked_interaction_id" end as "linked_interaction_id",
                case when i.r ? 'fulfilled_at' then coalesce(case when jsonb_typeof(i.r -> 'fulfilled_at') = 'number' then (i.r ->> 'fulfilled_at')::double precision end, null::double precision) when o.id is null then null::double precision else o."fulfilled_at" end as "fulfilled_at",
                case when i.r ? 'days_to_fulfillment' then coalesce(case when jsonb_typeof(i.r -> 'days_to_fulfillment') = 'number' then (i.r ->> 'days_to_fulfillment')::double precision end, null::double precision) when o.id is null then null::double precision else o."days_to_fulfillment" end as "days_to_fulfillment",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{intentions,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{intentions,updated}')
    ) i
    left join public."intentions" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_4)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "description" = excluded."description", "interaction_category" = excluded."interaction_category", "status" = excluded."status", "last_reminded_at" = excluded."last_reminded_at", "linked_interaction_id" = excluded."linked_interaction_id", "fulfilled_at" = excluded."fulfilled_at", "days_to_fulfillment" = excluded."days_to_fulfillment", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at";
    end if;
    if cardinality(sync__created_5) + cardinality(sync__updated_5) > 0 then
        with written as (
insert into public."life_events" as t (user_id, id, "friend_id", "event_type", "event_date", "title", "notes", "importance", "source", "is_recurring", "reminded", "created_at", "updated_at")
select sync__me, f.id, f."friend_id", f."event_type", f."event_date", f."title", f."notes", f."importance", f."source", f."is_recurring", f."reminded", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'friend_id' then coalesce(case when jsonb_typeof(i.r -> 'friend_id') = 'string' then i.r ->> 'friend_id' end, '') when o.id is null then '' else o."friend_id" end as "friend_id",
                case when i.r ? 'event_type' then coalesce(case when jsonb_typeof(i.r -> 'event_type') = 'string' then i.r ->> 'event_type' end, '') when o.id is null then '' else o."event_type" end as "event_type",
                case when i.r ? 'event_date' then coalesce(case when jsonb_typeof(i.r -> 'event_date') = 'number' then (i.r ->> 'event_date')::double precision end, 0) when o.id is null then 0 else o."event_date" end as "event_date",
                case when i.r ? 'title' then coalesce(case when jsonb_typeof(i.r -> 'title') = 'string' then i.r ->> 'title' end, '') when o.id is null then '' else o."title" end as "title",
                case when i.r ? 'notes' then coalesce(case when jsonb_typeof(i.r -> 'notes') = 'string' then i.r ->> 'notes' end, null::text) when o.id is null then null::text else o."notes" end as "notes",
                case when i.r ? 'importance' then coalesce(case when jsonb_typeof(i.r -> 'importance') = 'string' then i.r ->> 'importance' end, '') when o.id is null then '' else o."importance" end as "importance",
                case when i.r ? 'source' then coalesce(case when jsonb_typeof(i.r -> 'source') = 'string' then i.r ->> 'source' end, '') when o.id is null then '' else o."source" end as "source",
                case when i.r ? 'is_recurring' then coalesce(case when i.r -> 'is_recurring' in ('true', '1') then true when i.r -> 'is_recurring' in ('false', '0') then false end, false) when o.id is null then false else o."is_recurring" end as "is_recurring",
                case when i.r ? 'reminded' then coalesce(case when i.r -> 'reminded' in ('true', '1') then true when i.r -> 'reminded' in ('false', '0') then false end, false) when o.id is null then false else o."reminded" end as "reminded",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{life_events,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{life_events,updated}')
    ) i
    left join public."life_events" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_5)
) f
        where (f."friend_id" is null or exists (select from public."friends" p where p.user_id = sync__me and p.id = f."friend_id"))
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "friend_id" = excluded."friend_id", "event_type" = excluded."event_type", "event_date" = excluded."event_date", "title" = excluded."title", "notes" = excluded."notes", "importance" = excluded."importance", "source" = excluded."source", "is_recurring" = excluded."is_recurring", "reminded" = excluded."reminded", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at"
        returning t.id)
        select array(
            select unnest(sync__created_5 || sync__updated_5) except select unnest(sync__skipped_5)
            except select w.id from written w) into sync__orphans_5;
    end if;
    if cardinality(sync__created_6) + cardinality(sync__updated_6) > 0 then
        with written as (
insert into public."interaction_friends" as t (user_id, id, "interaction_id", "friend_id")
select sync__me, f.id, f."interaction_id", f."friend_id" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'interaction_id' then coalesce(case when jsonb_typeof(i.r -> 'interaction_id') = 'string' then i.r ->> 'interaction_id' end, '') when o.id is null then '' else o."interaction_id" end as "interaction_id",
                case when i.r ? 'friend_id' then coalesce(case when jsonb_typeof(i.r -> 'friend_id') = 'string' then i.r ->> 'friend_id' end, '') when o.id is null then '' else o."friend_id" end as "friend_id"
    from (
        select jsonb_array_elements(sync__changes #> '{interaction_friends,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{interaction_friends,updated}')
    ) i
    left join public."interaction_friends" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_6)
) f
        where (f."interaction_id" is null or exists (select from public."interactions" p where p.user_id = sync__me and p.id = f."interaction_id"))
            and (f."friend_id" is null or exists (select from public."friends" p where p.user_id = sync__me and p.id = f."friend_id"))
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "interaction_id" = excluded."interaction_id", "friend_id" = excluded."friend_id"
        returning t.id)
        select array(
            select unnest(sync__created_6 || sync__updated_6) except select unnest(sync__skipped_6)
            except select w.id from written w) into sync__orphans_6;
    end if;
    if cardinality(sync__created_7) + cardinality(sync__updated_7) > 0 then
        with written as (
insert into public."intention_friends" as t (user_id, id, "intention_id", "friend_id")
select sync__me, f.id, f."intention_id", f."friend_id" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'intention_id' then coalesce(case when jsonb_typeof(i.r -> 'intention_id') = 'string' then i.r ->> 'intention_id' end, '') when o.id is null then '' else o."intention_id" end as "intention_id",
                case when i.r ? 'friend_id' then coalesce(case when jsonb_typeof(i.r -> 'friend_id') = 'string' then i.r ->> 'friend_id' end, '') when o.id is null then '' else o."friend_id" end as "friend_id"
    from (
        select jsonb_array_elements(sync__changes #> '{intention_friends,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{intention_friends,updated}')
    ) i
    left join public."intention_friends" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_7)
) f
        where (f."intention_id" is null or exists (select from public."intentions" p where p.user_id = sync__me and p.id = f."intention_id"))
            and (f."friend_id" is null or exists (select from public."friends" p where p.user_id = sync__me and p.id = f."friend_id"))
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "intention_id" = excluded."intention_id", "friend_id" = excluded."friend_id"
        returning t.id)
        select array(
            select unnest(sync__created_7 || sync__updated_7) except select unnest(sync__skipped_7)
            except select w.id from written w) into sync__orphans_7;
    end if;
    if cardinality(sync__created_8) + cardinality(sync__updated_8) > 0 then
insert into public."weekly_reflections" as t (user_id, id, "week_start_date", "week_end_date", "total_weaves", "friends_contacted", "top_activity", "top_activity_count", "missed_friends_count", "gratitude_text", "gratitude_prompt", "prompt_context", "story_chips", "completed_at", "created_at")
select sync__me, f.id, f."week_start_date", f."week_end_date", f."total_weaves", f."friends_contacted", f."top_activity", f."top_activity_count", f."missed_friends_count", f."gratitude_text", f."gratitude_prompt", f."prompt_context", f."story_chips", f."completed_at", f."created_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'week_start_date' then coalesce(case when jsonb_typeof(i.r -> 'week_start_date') = 'number' then (i.r ->> 'week_start_date')::double precision end, 0) when o.id is null then 0 else o."week_start_date" end as "week_start_date",
                case when i.r ? 'week_end_date' then coalesce(case when jsonb_typeof(i.r -> 'week_end_date') = 'number' then (i.r ->> 'week_end_date')::double precision end, 0) when o.id is null then 0 else o."week_end_date" end as "week_end_date",
                case when i.r ? 'total_weaves' then coalesce(case when jsonb_typeof(i.r -> 'total_weaves') = 'number' then (i.r ->> 'total_weaves')::double precision end, 0) when o.id is null then 0 else o."total_weaves" end as "total_weaves",
                case when i.r ? 'friends_contacted' then coalesce(case when jsonb_typeof(i.r -> 'friends_contacted') = 'number' then (i.r ->> 'friends_contacted')::double precision end, 0) when o.id is null then 0 else o."friends_contacted" end as "friends_contacted",
                case when i.r ? 'top_activity' then coalesce(case when jsonb_typeof(i.r -> 'top_activity') = 'string' then i.r ->> 'top_activity' end, '') when o.id is null then '' else o."top_activity" end as "top_activity",
                case when i.r ? 'top_activity_count' then coalesce(case when jsonb_typeof(i.r -> 'top_activity_count') = 'number' then (i.r ->> 'top_activity_count')::double precision end, 0) when o.id is null then 0 else o."top_activity_count" end as "top_activity_count",
                case when i.r ? 'missed_friends_count' then coalesce(case when jsonb_typeof(i.r -> 'missed_friends_count') = 'number' then (i.r ->> 'missed_friends_count')::double precision end, 0) when o.id is null then 0 else o."missed_friends_count" end as "missed_friends_count",
                case when i.r ? 'gratitude_text' then coalesce(case when jsonb_typeof(i.r -> 'gratitude_text') = 'string' then i.r ->> 'gratitude_text' end, null::text) when o.id is null then null::text else o."gratitude_text" end as "gratitude_text",
                case when i.r ? 'gratitude_prompt' then coalesce(case when jsonb_typeof(i.r -> 'gratitude_prompt') = 'string' then i.r ->> 'gratitude_prompt' end, null::text) when o.id is null then null::text else o."gratitude_prompt" end as "gratitude_prompt",
                case when i.r ? 'prompt_context' then coalesce(case when jsonb_typeof(i.r -> 'prompt_context') = 'string' then i.r ->> 'prompt_context' end, null::text) when o.id is null then null::text else o."prompt_context" end as "prompt_context",
                case when i.r ? 'story_chips' then coalesce(case when jsonb_typeof(i.r -> 'story_chips') = 'string' then i.r ->> 'story_chips' end, null::text) when o.id is null then null::text else o."story_chips" end as "story_chips",
                case when i.r ? 'completed_at' then coalesce(case when jsonb_typeof(i.r -> 'completed_at') = 'number' then (i.r ->> 'completed_at')::double precision end, 0) when o.id is null then 0 else o."completed_at" end as "completed_at",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at"
    from (
        select jsonb_array_elements(sync__changes #> '{weekly_reflections,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{weekly_reflections,updated}')
    ) i
    left join public."weekly_reflections" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_8)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "week_start_date" = excluded."week_start_date", "week_end_date" = excluded."week_end_date", "total_weaves" = excluded."total_weaves", "friends_contacted" = excluded."friends_contacted", "top_activity" = excluded."top_activity", "top_activity_count" = excluded."top_activity_count", "missed_friends_count" = excluded."missed_friends_count", "gratitude_text" = excluded."gratitude_text", "gratitude_prompt" = excluded."gratitude_prompt", "prompt_context" = excluded."prompt_context", "story_chips" = excluded."story_chips", "completed_at" = excluded."completed_at", "created_at" = excluded."created_at";
    end if;
    if cardinality(sync__created_9) + cardinality(sync__updated_9) > 0 then
insert into public."journal_entries" as t (user_id, id, "entry_date", "title", "content", "story_chips", "is_draft", "prompt_used", "linked_weave_id", "smart_actions_json", "created_at", "updated_at")
select sync__me, f.id, f."entry_date", f."title", f."content", f."story_chips", f."is_draft", f."prompt_used", f."linked_weave_id", f."smart_actions_json", f."created_at", f."updated_at" from (
    select i.r ->> 'id' as id,
                case when i.r ? 'entry_date' then coalesce(case when jsonb_typeof(i.r -> 'entry_date') = 'number' then (i.r ->> 'entry_date')::double precision end, 0) when o.id is null then 0 else o."entry_date" end as "entry_date",
                case when i.r ? 'title' then coalesce(case when jsonb_typeof(i.r -> 'title') = 'string' then i.r ->> 'title' end, null::text) when o.id is null then null::text else o."title" end as "title",
                case when i.r ? 'content' then coalesce(case when jsonb_typeof(i.r -> 'content') = 'string' then i.r ->> 'content' end, '') when o.id is null then '' else o."content" end as "content",
                case when i.r ? 'story_chips' then coalesce(case when jsonb_typeof(i.r -> 'story_chips') = 'string' then i.r ->> 'story_chips' end, null::text) when o.id is null then null::text else o."story_chips" end as "story_chips",
                case when i.r ? 'is_draft' then coalesce(case when i.r -> 'is_draft' in ('true', '1') then true when i.r -> 'is_draft' in ('false', '0') then false end, null::boolean) when o.id is null then null::boolean else o."is_draft" end as "is_draft",
                case when i.r ? 'prompt_used' then coalesce(case when jsonb_typeof(i.r -> 'prompt_used') = 'string' then i.r ->> 'prompt_used' end, null::text) when o.id is null then null::text else o."prompt_used" end as "prompt_used",
                case when i.r ? 'linked_weave_id' then coalesce(case when jsonb_typeof(i.r -> 'linked_weave_id') = 'string' then i.r ->> 'linked_weave_id' end, null::text) when o.id is null then null::text else o."linked_weave_id" end as "linked_weave_id",
                case when i.r ? 'smart_actions_json' then coalesce(case when jsonb_typeof(i.r -> 'smart_actions_json') = 'string' then i.r ->> 'smart_actions_json' end, null::text) when o.id is null then null::text else o."smart_actions_json" end as "smart_actions_json",
                case when i.r ? 'created_at' then coalesce(case when jsonb_typeof(i.r -> 'created_at') = 'number' then (i.r ->> 'created_at')::double precision end, 0) when o.id is null then 0 else o."created_at" end as "created_at",
                case when i.r ? 'updated_at' then coalesce(case when jsonb_typeof(i.r -> 'updated_at') = 'number' then (i.r ->> 'updated_at')::double precision end, 0) when o.id is null then 0 else o."updated_at" end as "updated_at"
    from (
        select jsonb_array_elements(sync__changes #> '{journal_entries,created}') as r
        union all
        select jsonb_array_elements(sync__changes #> '{journal_entries,updated}')
    ) i
    left join public."journal_entries" o on o.user_id = sync__me and o.id = i.r ->> 'id'
    where i.r ->> 'id' <> all (sync__skipped_9)
) f
on conflict (user_id, id) do update set sync_changed = excluded.sync_changed, "entry_date" = excluded."entry_date", "title" = excluded."title", "content" = excluded."content", "story_chips" = excluded."story_chips", "is_draft" = excluded."is_draft", "prompt_used" = excluded."prompt_used", "linked_weave_id" = excluded."linked_weave_id", "smart_actions_json" = excluded."smart_actions_json", "created_at" = excluded."created_at", "updated_at" = excluded."updated_at";
    end if;
    if cardinality(sync__deleted_0) > 0 then
        delete from public."user_profile" t where t.user_id = sync__me and t.id = any (sync__deleted_0);
    end if;
    if cardinality(sync__deleted_1) > 0 then
        delete from public."user_progress" t where t.user_id = sync__me and t.id = any (sync__deleted_1);
    end if;
    if cardinality(sync__deleted_2) > 0 then
        delete from public."friends" t where t.user_id = sync__me and t.id = any (sync__deleted_2);
    end if;
    if cardinality(sync__deleted_3) > 0 then
        delete from public."interactions" t where t.user_id = sync__me and t.id = any (sync__deleted_3);
    end if;
    if cardinality(sync__deleted_4) > 0 then
        delete from public."intentions" t where t.user_id = sync__me and t.id = any (sync__deleted_4);
    end if;
    if cardinality(sync__deleted_5) > 0 then
        delete from public."life_events" t where t.user_id = sync__me and t.id = any (sync__deleted_5);
    end if;
    if cardinality(sync__deleted_6) > 0 then
        delete from public."interaction_friends" t where t.user_id = sync__me and t.id = any (sync__deleted_6);
    end if;
    if cardinality(sync__deleted_7) > 0 then
        delete from public."intention_friends" t where t.user_id = sync__me and t.id = any (sync__deleted_7);
    end if;
    if cardinality(sync__deleted_8) > 0 then
        delete from public."weekly_reflections" t where t.user_id = sync__me and t.id = any (sync__deleted_8);
    end if;
    if cardinality(sync__deleted_9) > 0 then
        delete from public."journal_entries" t where t.user_id = sync__me and t.id = any (sync__deleted_9);
    end if;
    if cardinality(sync__orphans_5) > 0 then
        delete from public."life_events" t where t.user_id = sync__me and t.id = any (sync__orphans_5);
        perform sync.bury('life_events', sync__orphans_5);
    end if;
    if cardinality(sync__orphans_6) > 0 then
        delete from public."interaction_friends" t where t.user_id = sync__me and t.id = any (sync__orphans_6);
        perform sync.bury('interaction_friends', sync__orphans_6);
    end if;
    if cardinality(sync__orphans_7) > 0 then
        delete from public."intention_friends" t where t.user_id = sync__me and t.id = any (sync__orphans_7);
        perform sync.bury('intention_friends', sync__orphans_7);
    end if;
    perform set_config('sync.seen', '', true);
    return jsonb_build_object('status', 200);
end
$$;
revoke execute on function sync.push(jsonb, double precision) from public, anon;
grant execute on function sync.push(jsonb, double precision) to authenticated;

-- What is wrong with a request's arguments, or null. Whoever has a token can call the functions without any server in
-- between, so that this is looked at here.
create or replace function sync.cursor_problem(cursor_number double precision) returns text language sql immutable as $$
    select case
        when cursor_number < 0 or cursor_number in ('Infinity', 'NaN') then 'last_pulled_at is neither null nor a timestamp'
    end
$$;

create or replace function sync.are_texts(list jsonb) returns boolean language sql immutable as $$
    select case
        when jsonb_typeof(list) = 'array' then not jsonb_path_exists(list, '$[*] ? (@.type() <> "string")', '{}', true)
        else false end
$$;

create or replace function sync.migration_problem(migration jsonb) returns text
    language plpgsql immutable set search_path = '' as $$
declare
    entry jsonb;
begin
    if migration is null or jsonb_typeof(migration) = 'null' then
        return null;
    elsif coalesce(migration ->> 'from', '') !~ '^[0-9]{1,9}$' or jsonb_typeof(migration -> 'from') <> 'number'
        or not coalesce(sync.are_texts(migration -> 'tables'), false)
        or coalesce(jsonb_typeof(migration -> 'columns'), '') <> 'array' then
        return 'migration is neither null nor {from, tables, columns}';
    end if;
    for entry in select e from jsonb_array_elements(migration -> 'columns') e loop
        if coalesce(jsonb_typeof(entry -> 'table'), '') <> 'string'
            or not coalesce(sync.are_texts(entry -> 'columns'), false) then
            return 'migration.columns holds an entry that is not {table, columns}';
        end if;
    end loop;
    return null;
end
$$;

create or replace function sync.changes_problem(changes jsonb) returns text
    language plpgsql immutable set search_path = '' as $$
declare
    changed record;
    bucket record;
begin
    if changes is null or jsonb_typeof(changes) <> 'object' then
        return 'changes is not an object';
    end if;
    for changed in select key, value from jsonb_each(changes) loop
        if jsonb_typeof(changed.value) <> 'object' then
            return 'changes.' || changed.key || ' is not an object';
        end if;
        for bucket in select key, value from jsonb_each(changed.value) loop
            if bucket.key not in ('created', 'updated', 'deleted') then
                return 'changes.' || changed.key || ' holds a key other than created, updated and deleted';
            elsif jsonb_typeof(bucket.value) <> 'array' then
                return 'changes.' || changed.key || '.' || bucket.key || ' is not an array';
            elsif bucket.key = 'deleted' and not sync.are_texts(bucket.value) then
                return 'changes.' || changed.key || '.deleted holds an id that is not a string';
            elsif bucket.key <> 'deleted' and exists (
                select from jsonb_array_elements(bucket.value) r
                where jsonb_typeof(r) <> 'object' or coalesce(jsonb_typeof(r -> 'id'), '') <> 'string') then
                return 'changes.' || changed.key || '.' || bucket.key || ' holds something that is not a record with an id';
            end if;
        end loop;
    end loop;
    return null;
end
$$;

-- A refusal as the caller sees it. PostgREST takes the status from the setting, and unlike an error it keeps what was
-- written: the new stamps of tombstones.
create or replace function sync.refuse(status integer, code text, message text) returns jsonb
    language plpgsql volatile set search_path = '' as $$
begin
    perform set_config('response.status', status::text, true);
    return jsonb_build_object('error', message, 'code', code);
end
$$;

-- The number, or null where JSON has none for it.
create or replace function sync.finite(number double precision) returns double precision language sql immutable as $$
    select case when number > '-Infinity' and number < 'Infinity' then number end
$$;

-- How many records stand in that bucket, over all tables.
create or replace function sync.pushed_count(changes jsonb, bucket text) returns bigint language sql immutable as $$
    select coalesce(sum(jsonb_array_length(t.value -> bucket)), 0)::bigint from jsonb_each(changes) t
$$;

create or replace function public.sync_push(changes jsonb, last_pulled_at double precision default null) returns jsonb
    language plpgsql volatile security invoker set search_path = '' as $$
declare
    problem text := coalesce(sync.cursor_problem(last_pulled_at), sync.changes_problem(changes));
    answer jsonb;
begin
    if auth.uid() is null then
        return sync.refuse(401, 'unauthorized', 'the token names no user');
    elsif problem is not null then
        return sync.refuse(400, 'malformed', problem);
    end if;
    answer := sync.push(changes, nullif(last_pulled_at, 0));
    if (answer ->> 'status')::integer <> 200 then
        return sync.refuse((answer ->> 'status')::integer, answer ->> 'code', answer ->> 'message');
    end if;
    return jsonb_build_object('success', true, 'stats', jsonb_build_object(
        'created', sync.pushed_count(changes, 'created'),
        'updated', sync.pushed_count(changes, 'updated'),
        'deleted', sync.pushed_count(changes, 'deleted')));
end
$$;

revoke execute on function sync.cursor_problem(double precision) from public;
revoke execute on function sync.are_texts(jsonb) from public;
revoke execute on function sync.migration_problem(jsonb) from public;
revoke execute on function sync.changes_problem(jsonb) from public;
revoke execute on function sync.refuse(integer, text, text) from public;
revoke execute on function sync.finite(double precision) from public;
revoke execute on function sync.pushed_count(jsonb, text) from public;
revoke execute on function public.sync_push(jsonb, double precision) from public, anon;
grant execute on function sync.cursor_problem(double precision) to authenticated;
grant execute on function sync.are_texts(jsonb) to authenticated;
grant execute on function sync.migration_problem(jsonb) to authenticated;
grant execute on function sync.changes_problem(jsonb) to authenticated;
grant execute on function sync.refuse(integer, text, text) to authenticated;
grant execute on function sync.finite(double precision) to authenticated;
grant execute on function sync.pushed_count(jsonb, text) to authenticated;
grant execute on function public.sync_push(jsonb, double precision) to authenticated;

create or replace function public.sync_pull(last_pulled_at double precision default null,
    schema_version integer default 1, migration jsonb default null) returns json
    language plpgsql stable security invoker set search_path = '' as $$
declare
    sync__me uuid := auth.uid();
    sync__cursor double precision := nullif(last_pulled_at, 0);
    sync__seen bigint := sync.floor_of(nullif(last_pulled_at, 0));
    sync__since bigint;
    sync__stamp bigint;
    sync__purged bigint;
    sync__version integer := coalesce(schema_version, 1);
    sync__migration jsonb := nullif(migration, 'null');
    sync__problem text := coalesce(sync.cursor_problem(last_pulled_at),
        case when schema_version < 1 then 'schema_version is not a positive integer' end,
        sync.migration_problem(migration));
    sync__whole boolean;
    sync__columns text[];
    sync__created text;
    sync__updated text;
    sync__added text;
    sync__deleted text;
    sync__parts text[] := '{}';
    sync__strategy text := '';
begin
    if sync__me is null then
        return sync.refuse(401, 'unauthorized', 'the token names no user');
    elsif sync__problem is not null then
        return sync.refuse(400, 'malformed', sync__problem);
    end if;
    select coalesce(c.stamp, i.stamp), coalesce(c.purged_through, 0) into strict sync__stamp, sync__purged
    from sync.installation i left join sync.clock c on c.user_id = sync__me;
    if ceil(sync__cursor) > sync__stamp or sync__seen < sync__purged and sync__cursor is not null then
        return sync.refuse(410, 'cursor_expired',
            'the cursor is not one that this server gave, or is too old');
    end if;
    sync__since := sync__seen;
    -- user_profile
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."user_profile" t, lateral (select t.id,
        t.user_id as "user_id",
        t."current_social_season",
        sync.finite(t."season_last_calculated") as "season_last_calculated",
        sync.finite(t."season_override_until") as "season_override_until",
        t."season_override_reason",
        sync.finite(t."social_battery_current") as "social_battery_current",
        sync.finite(t."social_battery_last_checkin") as "social_battery_last_checkin",
        t."battery_checkin_enabled",
        t."battery_checkin_time",
        sync.finite(t."reflection_day") as "reflection_day",
        t."reflection_auto_show",
        sync.finite(t."reflection_last_snoozed") as "reflection_last_snoozed",
        t."tier_flexibility_mode",
        t."tier_intelligence_enabled",
        t."default_messaging_app",
        t."ai_features_enabled",
        t."ai_journal_analysis_enabled",
        t."ai_oracle_enabled",
        sync.finite(t."ai_disclosure_acknowledged_at") as "ai_disclosure_acknowledged_at",
        t."phone",
        t."email",
        t."google_id",
        t."proactive_insights_enabled",
        t."suppressed_insight_rules",
        t."milestones_enabled",
        t."oracle_tone_preference",
        t."insight_frequency",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'user_profile';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'user_profile');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."user_profile" t, lateral (select t.id,
        t.user_id as "user_id",
        t."current_social_season",
        sync.finite(t."season_last_calculated") as "season_last_calculated",
        sync.finite(t."season_override_until") as "season_override_until",
        t."season_override_reason",
        sync.finite(t."social_battery_current") as "social_battery_current",
        sync.finite(t."social_battery_last_checkin") as "social_battery_last_checkin",
        t."battery_checkin_enabled",
        t."battery_checkin_time",
        sync.finite(t."reflection_day") as "reflection_day",
        t."reflection_auto_show",
        sync.finite(t."reflection_last_snoozed") as "reflection_last_snoozed",
        t."tier_flexibility_mode",
        t."tier_intelligence_enabled",
        t."default_messaging_app",
        t."ai_features_enabled",
        t."ai_journal_analysis_enabled",
        t."ai_oracle_enabled",
        sync.finite(t."ai_disclosure_acknowledged_at") as "ai_disclosure_acknowledged_at",
        t."phone",
        t."email",
        t."google_id",
        t."proactive_insights_enabled",
        t."suppressed_insight_rules",
        t."milestones_enabled",
        t."oracle_tone_preference",
        t."insight_frequency",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'current_social_season' = any (sync__columns) and t."current_social_season" is not null
        or 'season_last_calculated' = any (sync__columns) and t."season_last_calculated" is not null
        or 'season_override_until' = any (sync__columns) and t."season_override_until" is not null
        or 'season_override_reason' = any (sync__columns) and t."season_override_reason" is not null
        or 'social_battery_current' = any (sync__columns) and t."social_battery_current" is not null
        or 'social_battery_last_checkin' = any (sync__columns) and t."social_battery_last_checkin" is not null
        or 'battery_checkin_enabled' = any (sync__columns) and t."battery_checkin_enabled" is not null
        or 'battery_checkin_time' = any (sync__columns) and t."battery_checkin_time" is not null
        or 'reflection_day' = any (sync__columns) and t."reflection_day" is not null
        or 'reflection_auto_show' = any (sync__columns) and t."reflection_auto_show" is not null
        or 'reflection_last_snoozed' = any (sync__columns) and t."reflection_last_snoozed" is not null
        or 'tier_flexibility_mode' = any (sync__columns) and t."tier_flexibility_mode" is not null
        or 'tier_intelligence_enabled' = any (sync__columns) and t."tier_intelligence_enabled" is not null
        or 'default_messaging_app' = any (sync__columns) and t."default_messaging_app" is not null
        or 'ai_features_enabled' = any (sync__columns) and t."ai_features_enabled" is not null
        or 'ai_journal_analysis_enabled' = any (sync__columns) and t."ai_journal_analysis_enabled" is not null
        or 'ai_oracle_enabled' = any (sync__columns) and t."ai_oracle_enabled" is not null
        or 'ai_disclosure_acknowledged_at' = any (sync__columns) and t."ai_disclosure_acknowledged_at" is not null
        or 'phone' = any (sync__columns) and t."phone" is not null
        or 'email' = any (sync__columns) and t."email" is not null
        or 'google_id' = any (sync__columns) and t."google_id" is not null
        or 'proactive_insights_enabled' = any (sync__columns) and t."proactive_insights_enabled" is not null
        or 'suppressed_insight_rules' = any (sync__columns) and t."suppressed_insight_rules" is not null
        or 'milestones_enabled' = any (sync__columns) and t."milestones_enabled" is not null
        or 'oracle_tone_preference' = any (sync__columns) and t."oracle_tone_preference" is not null
        or 'insight_frequency' = any (sync__columns) and t."insight_frequency" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'user_profile'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"user_profile":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- user_progress
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."user_progress" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."current_streak"), 0) as "current_streak",
        coalesce(sync.finite(t."best_streak"), 0) as "best_streak",
        sync.finite(t."last_practice_date") as "last_practice_date",
        t."consistency_milestones",
        coalesce(sync.finite(t."last_streak_count"), 0) as "last_streak_count",
        sync.finite(t."streak_released_date") as "streak_released_date",
        coalesce(sync.finite(t."longest_streak_ever"), 0) as "longest_streak_ever",
        coalesce(sync.finite(t."total_reflections"), 0) as "total_reflections",
        t."reflection_milestones",
        t."friendship_milestones",
        coalesce(sync.finite(t."catalyst_progress"), 0) as "catalyst_progress",
        coalesce(sync.finite(t."high_priestess_progress"), 0) as "high_priestess_progress",
        coalesce(sync.finite(t."scribe_progress"), 0) as "scribe_progress",
        coalesce(sync.finite(t."curator_progress"), 0) as "curator_progress",
        coalesce(sync.finite(t."total_weaves"), 0) as "total_weaves",
        t."global_achievements",
        t."hidden_achievements",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'user_progress';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'user_progress');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."user_progress" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."current_streak"), 0) as "current_streak",
        coalesce(sync.finite(t."best_streak"), 0) as "best_streak",
        sync.finite(t."last_practice_date") as "last_practice_date",
        t."consistency_milestones",
        coalesce(sync.finite(t."last_streak_count"), 0) as "last_streak_count",
        sync.finite(t."streak_released_date") as "streak_released_date",
        coalesce(sync.finite(t."longest_streak_ever"), 0) as "longest_streak_ever",
        coalesce(sync.finite(t."total_reflections"), 0) as "total_reflections",
        t."reflection_milestones",
        t."friendship_milestones",
        coalesce(sync.finite(t."catalyst_progress"), 0) as "catalyst_progress",
        coalesce(sync.finite(t."high_priestess_progress"), 0) as "high_priestess_progress",
        coalesce(sync.finite(t."scribe_progress"), 0) as "scribe_progress",
        coalesce(sync.finite(t."curator_progress"), 0) as "curator_progress",
        coalesce(sync.finite(t."total_weaves"), 0) as "total_weaves",
        t."global_achievements",
        t."hidden_achievements",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'current_streak' = any (sync__columns) and t."current_streak" <> 0
        or 'best_streak' = any (sync__columns) and t."best_streak" <> 0
        or 'last_practice_date' = any (sync__columns) and t."last_practice_date" is not null
        or 'consistency_milestones' = any (sync__columns) and t."consistency_milestones" is not null
        or 'last_streak_count' = any (sync__columns) and t."last_streak_count" <> 0
        or 'streak_released_date' = any (sync__columns) and t."streak_released_date" is not null
        or 'longest_streak_ever' = any (sync__columns) and t."longest_streak_ever" <> 0
        or 'total_reflections' = any (sync__columns) and t."total_reflections" <> 0
        or 'reflection_milestones' = any (sync__columns) and t."reflection_milestones" is not null
        or 'friendship_milestones' = any (sync__columns) and t."friendship_milestones" is not null
        or 'catalyst_progress' = any (sync__columns) and t."catalyst_progress" <> 0
        or 'high_priestess_progress' = any (sync__columns) and t."high_priestess_progress" <> 0
        or 'scribe_progress' = any (sync__columns) and t."scribe_progress" <> 0
        or 'curator_progress' = any (sync__columns) and t."curator_progress" <> 0
        or 'total_weaves' = any (sync__columns) and t."total_weaves" <> 0
        or 'global_achievements' = any (sync__columns) and t."global_achievements" is not null
        or 'hidden_achievements' = any (sync__columns) and t."hidden_achievements" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'user_progress'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"user_progress":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- friends
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."name",
        t."dunbar_tier",
        t."archetype",
        coalesce(sync.finite(t."weave_score"), 0) as "weave_score",
        coalesce(sync.finite(t."last_updated"), 0) as "last_updated",
        t."photo_url",
        t."notes",
        coalesce(sync.finite(t."resilience"), 0) as "resilience",
        coalesce(sync.finite(t."rated_weaves_count"), 0) as "rated_weaves_count",
        coalesce(sync.finite(t."momentum_score"), 0) as "momentum_score",
        coalesce(sync.finite(t."momentum_last_updated"), 0) as "momentum_last_updated",
        t."is_dormant",
        sync.finite(t."dormant_since") as "dormant_since",
        sync.finite(t."last_interaction_date") as "last_interaction_date",
        t."birthday",
        t."anniversary",
        t."relationship_type",
        sync.finite(t."typical_interval_days") as "typical_interval_days",
        sync.finite(t."tolerance_window_days") as "tolerance_window_days",
        t."category_effectiveness",
        coalesce(sync.finite(t."outcome_count"), 0) as "outcome_count",
        coalesce(sync.finite(t."initiation_ratio"), 0) as "initiation_ratio",
        t."last_initiated_by",
        coalesce(sync.finite(t."consecutive_user_initiations"), 0) as "consecutive_user_initiations",
        coalesce(sync.finite(t."total_user_initiations"), 0) as "total_user_initiations",
        coalesce(sync.finite(t."total_friend_initiations"), 0) as "total_friend_initiations",
        sync.finite(t."tier_fit_score") as "tier_fit_score",
        sync.finite(t."tier_fit_last_calculated") as "tier_fit_last_calculated",
        t."suggested_tier",
        sync.finite(t."tier_suggestion_dismissed_at") as "tier_suggestion_dismissed_at",
        t."linked_user_id",
        t."link_status",
        sync.finite(t."linked_at") as "linked_at",
        t."server_link_id",
        t."phone_number",
        t."email",
        t."contact_id",
        t."preferred_messaging_app",
        t."detected_themes_raw",
        sync.finite(t."last_journal_sentiment") as "last_journal_sentiment",
        sync.finite(t."journal_mention_count") as "journal_mention_count",
        sync.finite(t."reflection_activity_score") as "reflection_activity_score",
        t."needs_attention",
        sync.finite(t."avg_weave_duration_minutes") as "avg_weave_duration_minutes",
        t."preferred_weave_types_raw",
        t."best_time_of_day",
        sync.finite(t."best_day_of_week") as "best_day_of_week",
        t."topic_clusters_raw",
        t."topic_trend",
        sync.finite(t."reconnection_attempts") as "reconnection_attempts",
        sync.finite(t."successful_reconnections") as "successful_reconnections",
        sync.finite(t."last_reconnection_date") as "last_reconnection_date",
        coalesce(sync.finite(t."created_at"), 0) as "created_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'friends';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'friends');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."name",
        t."dunbar_tier",
        t."archetype",
        coalesce(sync.finite(t."weave_score"), 0) as "weave_score",
        coalesce(sync.finite(t."last_updated"), 0) as "last_updated",
        t."photo_url",
        t."notes",
        coalesce(sync.finite(t."resilience"), 0) as "resilience",
        coalesce(sync.finite(t."rated_weaves_count"), 0) as "rated_weaves_count",
        coalesce(sync.finite(t."momentum_score"), 0) as "momentum_score",
        coalesce(sync.finite(t."momentum_last_updated"), 0) as "momentum_last_updated",
        t."is_dormant",
        sync.finite(t."dormant_since") as "dormant_since",
        sync.finite(t."last_interaction_date") as "last_interaction_date",
        t."birthday",
        t."anniversary",
        t."relationship_type",
        sync.finite(t."typical_interval_days") as "typical_interval_days",
        sync.finite(t."tolerance_window_days") as "tolerance_window_days",
        t."category_effectiveness",
        coalesce(sync.finite(t."outcome_count"), 0) as "outcome_count",
        coalesce(sync.finite(t."initiation_ratio"), 0) as "initiation_ratio",
        t."last_initiated_by",
        coalesce(sync.finite(t."consecutive_user_initiations"), 0) as "consecutive_user_initiations",
        coalesce(sync.finite(t."total_user_initiations"), 0) as "total_user_initiations",
        coalesce(sync.finite(t."total_friend_initiations"), 0) as "total_friend_initiations",
        sync.finite(t."tier_fit_score") as "tier_fit_score",
        sync.finite(t."tier_fit_last_calculated") as "tier_fit_last_calculated",
        t."suggested_tier",
        sync.finite(t."tier_suggestion_dismissed_at") as "tier_suggestion_dismissed_at",
        t."linked_user_id",
        t."link_status",
        sync.finite(t."linked_at") as "linked_at",
        t."server_link_id",
        t."phone_number",
        t."email",
        t."contact_id",
        t."preferred_messaging_app",
        t."detected_themes_raw",
        sync.finite(t."last_journal_sentiment") as "last_journal_sentiment",
        sync.finite(t."journal_mention_count") as "journal_mention_count",
        sync.finite(t."reflection_activity_score") as "reflection_activity_score",
        t."needs_attention",
        sync.finite(t."avg_weave_duration_minutes") as "avg_weave_duration_minutes",
        t."preferred_weave_types_raw",
        t."best_time_of_day",
        sync.finite(t."best_day_of_week") as "best_day_of_week",
        t."topic_clusters_raw",
        t."topic_trend",
        sync.finite(t."reconnection_attempts") as "reconnection_attempts",
        sync.finite(t."successful_reconnections") as "successful_reconnections",
        sync.finite(t."last_reconnection_date") as "last_reconnection_date",
        coalesce(sync.finite(t."created_at"), 0) as "created_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'name' = any (sync__columns) and t."name" <> ''
        or 'dunbar_tier' = any (sync__columns) and t."dunbar_tier" <> ''
        or 'archetype' = any (sync__columns) and t."archetype" <> ''
        or 'weave_score' = any (sync__columns) and t."weave_score" <> 0
        or 'last_updated' = any (sync__columns) and t."last_updated" <> 0
        or 'photo_url' = any (sync__columns) and t."photo_url" is not null
        or 'notes' = any (sync__columns) and t."notes" is not null
        or 'resilience' = any (sync__columns) and t."resilience" <> 0
        or 'rated_weaves_count' = any (sync__columns) and t."rated_weaves_count" <> 0
        or 'momentum_score' = any (sync__columns) and t."momentum_score" <> 0
        or 'momentum_last_updated' = any (sync__columns) and t."momentum_last_updated" <> 0
        or 'is_dormant' = any (sync__columns) and t."is_dormant" <> false
        or 'dormant_since' = any (sync__columns) and t."dormant_since" is not null
        or 'last_interaction_date' = any (sync__columns) and t."last_interaction_date" is not null
        or 'birthday' = any (sync__columns) and t."birthday" is not null
        or 'anniversary' = any (sync__columns) and t."anniversary" is not null
        or 'relationship_type' = any (sync__columns) and t."relationship_type" is not null
        or 'typical_interval_days' = any (sync__columns) and t."typical_interval_days" is not null
        or 'tolerance_window_days' = any (sync__columns) and t."tolerance_window_days" is not null
        or 'category_effectiveness' = any (sync__columns) and t."category_effectiveness" is not null
        or 'outcome_count' = any (sync__columns) and t."outcome_count" <> 0
        or 'initiation_ratio' = any (sync__columns) and t."initiation_ratio" <> 0
        or 'last_initiated_by' = any (sync__columns) and t."last_initiated_by" is not null
        or 'consecutive_user_initiations' = any (sync__columns) and t."consecutive_user_initiations" <> 0
        or 'total_user_initiations' = any (sync__columns) and t."total_user_initiations" <> 0
        or 'total_friend_initiations' = any (sync__columns) and t."total_friend_initiations" <> 0
        or 'tier_fit_score' = any (sync__columns) and t."tier_fit_score" is not null
        or 'tier_fit_last_calculated' = any (sync__columns) and t."tier_fit_last_calculated" is not null
        or 'suggested_tier' = any (sync__columns) and t."suggested_tier" is not null
        or 'tier_suggestion_dismissed_at' = any (sync__columns) and t."tier_suggestion_dismissed_at" is not null
        or 'linked_user_id' = any (sync__columns) and t."linked_user_id" is not null
        or 'link_status' = any (sync__columns) and t."link_status" is not null
        or 'linked_at' = any (sync__columns) and t."linked_at" is not null
        or 'server_link_id' = any (sync__columns) and t."server_link_id" is not null
        or 'phone_number' = any (sync__columns) and t."phone_number" is not null
        or 'email' = any (sync__columns) and t."email" is not null
        or 'contact_id' = any (sync__columns) and t."contact_id" is not null
        or 'preferred_messaging_app' = any (sync__columns) and t."preferred_messaging_app" is not null
        or 'detected_themes_raw' = any (sync__columns) and t."detected_themes_raw" is not null
        or 'last_journal_sentiment' = any (sync__columns) and t."last_journal_sentiment" is not null
        or 'journal_mention_count' = any (sync__columns) and t."journal_mention_count" is not null
        or 'reflection_activity_score' = any (sync__columns) and t."reflection_activity_score" is not null
        or 'needs_attention' = any (sync__columns) and t."needs_attention" is not null
        or 'avg_weave_duration_minutes' = any (sync__columns) and t."avg_weave_duration_minutes" is not null
        or 'preferred_weave_types_raw' = any (sync__columns) and t."preferred_weave_types_raw" is not null
        or 'best_time_of_day' = any (sync__columns) and t."best_time_of_day" is not null
        or 'best_day_of_week' = any (sync__columns) and t."best_day_of_week" is not null
        or 'topic_clusters_raw' = any (sync__columns) and t."topic_clusters_raw" is not null
        or 'topic_trend' = any (sync__columns) and t."topic_trend" is not null
        or 'reconnection_attempts' = any (sync__columns) and t."reconnection_attempts" is not null
        or 'successful_reconnections' = any (sync__columns) and t."successful_reconnections" is not null
        or 'last_reconnection_date' = any (sync__columns) and t."last_reconnection_date" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'friends'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"friends":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- interactions
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."interactions" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."interaction_date"), 0) as "interaction_date",
        t."interaction_type",
        t."duration",
        t."vibe",
        t."note",
        t."activity",
        t."status",
        t."mode",
        t."interaction_category",
        t."reflection",
        t."title",
        t."location",
        sync.finite(t."completion_prompted_at") as "completion_prompted_at",
        t."calendar_event_id",
        t."event_importance",
        t."initiator",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'interactions';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'interactions');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."interactions" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."interaction_date"), 0) as "interaction_date",
        t."interaction_type",
        t."duration",
        t."vibe",
        t."note",
        t."activity",
        t."status",
        t."mode",
        t."interaction_category",
        t."reflection",
        t."title",
        t."location",
        sync.finite(t."completion_prompted_at") as "completion_prompted_at",
        t."calendar_event_id",
        t."event_importance",
        t."initiator",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'interaction_date' = any (sync__columns) and t."interaction_date" <> 0
        or 'interaction_type' = any (sync__columns) and t."interaction_type" <> ''
        or 'duration' = any (sync__columns) and t."duration" is not null
        or 'vibe' = any (sync__columns) and t."vibe" is not null
        or 'note' = any (sync__columns) and t."note" is not null
        or 'activity' = any (sync__columns) and t."activity" <> ''
        or 'status' = any (sync__columns) and t."status" <> ''
        or 'mode' = any (sync__columns) and t."mode" <> ''
        or 'interaction_category' = any (sync__columns) and t."interaction_category" is not null
        or 'reflection' = any (sync__columns) and t."reflection" is not null
        or 'title' = any (sync__columns) and t."title" is not null
        or 'location' = any (sync__columns) and t."location" is not null
        or 'completion_prompted_at' = any (sync__columns) and t."completion_prompted_at" is not null
        or 'calendar_event_id' = any (sync__columns) and t."calendar_event_id" is not null
        or 'event_importance' = any (sync__columns) and t."event_importance" is not null
        or 'initiator' = any (sync__columns) and t."initiator" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'interactions'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"interactions":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- intentions
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."intentions" t, lateral (select t.id,
        t.user_id as "user_id",
        t."description",
        t."interaction_category",
        t."status",
        sync.finite(t."last_reminded_at") as "last_reminded_at",
        t."linked_interaction_id",
        sync.finite(t."fulfilled_at") as "fulfilled_at",
        sync.finite(t."days_to_fulfillment") as "days_to_fulfillment",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'intentions';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'intentions');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."intentions" t, lateral (select t.id,
        t.user_id as "user_id",
        t."description",
        t."interaction_category",
        t."status",
        sync.finite(t."last_reminded_at") as "last_reminded_at",
        t."linked_interaction_id",
        sync.finite(t."fulfilled_at") as "fulfilled_at",
        sync.finite(t."days_to_fulfillment") as "days_to_fulfillment",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'description' = any (sync__columns) and t."description" is not null
        or 'interaction_category' = any (sync__columns) and t."interaction_category" is not null
        or 'status' = any (sync__columns) and t."status" <> ''
        or 'last_reminded_at' = any (sync__columns) and t."last_reminded_at" is not null
        or 'linked_interaction_id' = any (sync__columns) and t."linked_interaction_id" is not null
        or 'fulfilled_at' = any (sync__columns) and t."fulfilled_at" is not null
        or 'days_to_fulfillment' = any (sync__columns) and t."days_to_fulfillment" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'intentions'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"intentions":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- life_events
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."life_events" t, lateral (select t.id,
        t.user_id as "user_id",
        t."friend_id",
        t."event_type",
        coalesce(sync.finite(t."event_date"), 0) as "event_date",
        t."title",
        t."notes",
        t."importance",
        t."source",
        t."is_recurring",
        t."reminded",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'life_events';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'life_events');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."life_events" t, lateral (select t.id,
        t.user_id as "user_id",
        t."friend_id",
        t."event_type",
        coalesce(sync.finite(t."event_date"), 0) as "event_date",
        t."title",
        t."notes",
        t."importance",
        t."source",
        t."is_recurring",
        t."reminded",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'friend_id' = any (sync__columns) and t."friend_id" <> ''
        or 'event_type' = any (sync__columns) and t."event_type" <> ''
        or 'event_date' = any (sync__columns) and t."event_date" <> 0
        or 'title' = any (sync__columns) and t."title" <> ''
        or 'notes' = any (sync__columns) and t."notes" is not null
        or 'importance' = any (sync__columns) and t."importance" <> ''
        or 'source' = any (sync__columns) and t."source" <> ''
        or 'is_recurring' = any (sync__columns) and t."is_recurring" <> false
        or 'reminded' = any (sync__columns) and t."reminded" <> false
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'life_events'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"life_events":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- interaction_friends
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."interaction_friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."interaction_id",
        t."friend_id") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'interaction_friends';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'interaction_friends');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."interaction_friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."interaction_id",
        t."friend_id") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'interaction_id' = any (sync__columns) and t."interaction_id" <> ''
        or 'friend_id' = any (sync__columns) and t."friend_id" <> '');
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'interaction_friends'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"interaction_friends":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- intention_friends
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."intention_friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."intention_id",
        t."friend_id") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'intention_friends';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'intention_friends');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."intention_friends" t, lateral (select t.id,
        t.user_id as "user_id",
        t."intention_id",
        t."friend_id") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'intention_id' = any (sync__columns) and t."intention_id" <> ''
        or 'friend_id' = any (sync__columns) and t."friend_id" <> '');
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'intention_friends'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"intention_friends":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- weekly_reflections
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."weekly_reflections" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."week_start_date"), 0) as "week_start_date",
        coalesce(sync.finite(t."week_end_date"), 0) as "week_end_date",
        coalesce(sync.finite(t."total_weaves"), 0) as "total_weaves",
        coalesce(sync.finite(t."friends_contacted"), 0) as "friends_contacted",
        t."top_activity",
        coalesce(sync.finite(t."top_activity_count"), 0) as "top_activity_count",
        coalesce(sync.finite(t."missed_friends_count"), 0) as "missed_friends_count",
        t."gratitude_text",
        t."gratitude_prompt",
        t."prompt_context",
        t."story_chips",
        coalesce(sync.finite(t."completed_at"), 0) as "completed_at",
        coalesce(sync.finite(t."created_at"), 0) as "created_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'weekly_reflections';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'weekly_reflections');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."weekly_reflections" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."week_start_date"), 0) as "week_start_date",
        coalesce(sync.finite(t."week_end_date"), 0) as "week_end_date",
        coalesce(sync.finite(t."total_weaves"), 0) as "total_weaves",
        coalesce(sync.finite(t."friends_contacted"), 0) as "friends_contacted",
        t."top_activity",
        coalesce(sync.finite(t."top_activity_count"), 0) as "top_activity_count",
        coalesce(sync.finite(t."missed_friends_count"), 0) as "missed_friends_count",
        t."gratitude_text",
        t."gratitude_prompt",
        t."prompt_context",
        t."story_chips",
        coalesce(sync.finite(t."completed_at"), 0) as "completed_at",
        coalesce(sync.finite(t."created_at"), 0) as "created_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'week_start_date' = any (sync__columns) and t."week_start_date" <> 0
        or 'week_end_date' = any (sync__columns) and t."week_end_date" <> 0
        or 'total_weaves' = any (sync__columns) and t."total_weaves" <> 0
        or 'friends_contacted' = any (sync__columns) and t."friends_contacted" <> 0
        or 'top_activity' = any (sync__columns) and t."top_activity" <> ''
        or 'top_activity_count' = any (sync__columns) and t."top_activity_count" <> 0
        or 'missed_friends_count' = any (sync__columns) and t."missed_friends_count" <> 0
        or 'gratitude_text' = any (sync__columns) and t."gratitude_text" is not null
        or 'gratitude_prompt' = any (sync__columns) and t."gratitude_prompt" is not null
        or 'prompt_context' = any (sync__columns) and t."prompt_context" is not null
        or 'story_chips' = any (sync__columns) and t."story_chips" is not null
        or 'completed_at' = any (sync__columns) and t."completed_at" <> 0
        or 'created_at' = any (sync__columns) and t."created_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'weekly_reflections'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"weekly_reflections":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    -- journal_entries
    select string_agg(row_to_json(r)::text, ',') filter (where (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen)),
        string_agg(row_to_json(r)::text, ',') filter (where not (sync__cursor is null or t.sync_created > sync__seen and t.sync_birth > sync__seen))
    into strict sync__created, sync__updated
    from public."journal_entries" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."entry_date"), 0) as "entry_date",
        t."title",
        t."content",
        t."story_chips",
        t."is_draft",
        t."prompt_used",
        t."linked_weave_id",
        t."smart_actions_json",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed > sync__since;
    if sync__migration is not null and sync__cursor is not null then
        sync__whole := sync__migration -> 'tables' ? 'journal_entries';
        sync__columns := array(select jsonb_array_elements_text(e -> 'columns')
            from jsonb_array_elements(sync__migration -> 'columns') e
            where e ->> 'table' = 'journal_entries');
        if sync__whole or cardinality(sync__columns) > 0 then
    select string_agg(row_to_json(r)::text, ',') into strict sync__added
    from public."journal_entries" t, lateral (select t.id,
        t.user_id as "user_id",
        coalesce(sync.finite(t."entry_date"), 0) as "entry_date",
        t."title",
        t."content",
        t."story_chips",
        t."is_draft",
        t."prompt_used",
        t."linked_weave_id",
        t."smart_actions_json",
        coalesce(sync.finite(t."created_at"), 0) as "created_at",
        coalesce(sync.finite(t."updated_at"), 0) as "updated_at") r
    where t.user_id = sync__me and t.sync_changed <= sync__since and (sync__whole
        or 'user_id' = any (sync__columns)
        or 'entry_date' = any (sync__columns) and t."entry_date" <> 0
        or 'title' = any (sync__columns) and t."title" is not null
        or 'content' = any (sync__columns) and t."content" <> ''
        or 'story_chips' = any (sync__columns) and t."story_chips" is not null
        or 'is_draft' = any (sync__columns) and t."is_draft" is not null
        or 'prompt_used' = any (sync__columns) and t."prompt_used" is not null
        or 'linked_weave_id' = any (sync__columns) and t."linked_weave_id" is not null
        or 'smart_actions_json' = any (sync__columns) and t."smart_actions_json" is not null
        or 'created_at' = any (sync__columns) and t."created_at" <> 0
        or 'updated_at' = any (sync__columns) and t."updated_at" <> 0);
            sync__updated := nullif(concat_ws(',', sync__updated, sync__added), '');
        end if;
    end if;
    select string_agg(to_json(d.record_id)::text, ',') into strict sync__deleted
    from public.deleted_records d where d.user_id = sync__me and d.table_name = 'journal_entries'
        and d.stamp > sync__since and sync__cursor is not null;
    sync__parts := sync__parts || ('"journal_entries":{"created":[' || coalesce(sync__created, '')
        || '],"updated":[' || coalesce(sync__updated, '')
        || '],"deleted":[' || coalesce(sync__deleted, '') || ']}');
    return ('{"changes":{' || array_to_string(sync__parts, ',') || '},"timestamp":' || sync__stamp
        || sync__strategy || '}')::json;
end
$$;
revoke execute on function public.sync_pull(double precision, integer, jsonb) from public, anon;
grant execute on function public.sync_pull(double precision, integer, jsonb) to authenticated;
