create table public."user_profile" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "current_social_season" text,
    "season_last_calculated" double precision,
    "season_override_until" double precision,
    "season_override_reason" text,
    "social_battery_current" double precision,
    "social_battery_last_checkin" double precision,
    "battery_checkin_enabled" boolean,
    "battery_checkin_time" text,
    "reflection_day" double precision,
    "reflection_auto_show" boolean,
    "reflection_last_snoozed" double precision,
    "tier_flexibility_mode" text,
    "tier_intelligence_enabled" boolean,
    "default_messaging_app" text,
    "ai_features_enabled" boolean,
    "ai_journal_analysis_enabled" boolean,
    "ai_oracle_enabled" boolean,
    "ai_disclosure_acknowledged_at" double precision,
    "phone" text,
    "email" text,
    "google_id" text,
    "proactive_insights_enabled" boolean,
    "suppressed_insight_rules" text,
    "milestones_enabled" boolean,
    "oracle_tone_preference" text,
    "insight_frequency" text,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."user_profile" (user_id, sync_changed);
alter table public."user_profile" enable row level security;
create policy own_rows on public."user_profile" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."user_profile" from anon, authenticated;
grant select, insert, update, delete on public."user_profile" to authenticated;
create trigger "lock_user_profile" before insert or update or delete on public."user_profile"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_user_profile" before insert or update on public."user_profile"
    for each row execute function sync.stamp_row();
create trigger "revive_user_profile" after insert on public."user_profile" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_user_profile_deletion" after delete on public."user_profile"
    for each row execute function public.record_deletion();
create table public."user_progress" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "current_streak" double precision not null default 0,
    "best_streak" double precision not null default 0,
    "last_practice_date" double precision,
    "consistency_milestones" text,
    "last_streak_count" double precision not null default 0,
    "streak_released_date" double precision,
    "longest_streak_ever" double precision not null default 0,
    "total_reflections" double precision not null default 0,
    "reflection_milestones" text,
    "friendship_milestones" text,
    "catalyst_progress" double precision not null default 0,
    "high_priestess_progress" double precision not null default 0,
    "scribe_progress" double precision not null default 0,
    "curator_progress" double precision not null default 0,
    "total_weaves" double precision not null default 0,
    "global_achievements" text,
    "hidden_achievements" text,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."user_progress" (user_id, sync_changed);
alter table public."user_progress" enable row level security;
create policy own_rows on public."user_progress" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."user_progress" from anon, authenticated;
grant select, insert, update, delete on public."user_progress" to authenticated;
create trigger "lock_user_progress" before insert or update or delete on public."user_progress"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_user_progress" before insert or update on public."user_progress"
    for each row execute function sync.stamp_row();
create trigger "revive_user_progress" after insert on public."user_progress" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_user_progress_deletion" after delete on public."user_progress"
    for each row execute function public.record_deletion();
create table public."friends" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "name" text not null default '',
    "dunbar_tier" text not null default '',
    "archetype" text not null default '',
    "weave_score" double precision not null default 0,
    "last_updated" double precision not null default 0,
    "photo_url" text,
    "notes" text,
    "resilience" double precision not null default 0,
    "rated_weaves_count" double precision not null default 0,
    "momentum_score" double precision not null default 0,
    "momentum_last_updated" double precision not null default 0,
    "is_dormant" boolean not null default false,
    "dormant_since" double precision,
    "last_interaction_date" double precision,
    "birthday" text,
    "anniversary" text,
    "relationship_type" text,
    "typical_interval_days" double precision,
    "tolerance_window_days" double precision,
    "category_effectiveness" text,
    "outcome_count" double precision not null default 0,
    "initiation_ratio" double precision not null default 0,
    "last_initiated_by" text,
    "consecutive_user_initiations" double precision not null default 0,
    "total_user_initiations" double precision not null default 0,
    "total_friend_initiations" double precision not null default 0,
    "tier_fit_score" double precision,
    "tier_fit_last_calculated" double precision,
    "suggested_tier" text,
    "tier_suggestion_dismissed_at" double precision,
    "linked_user_id" text,
    "link_status" text,
    "linked_at" double precision,
    "server_link_id" text,
    "phone_number" text,
    "email" text,
    "contact_id" text,
    "preferred_messaging_app" text,
    "detected_themes_raw" text,
    "last_journal_sentiment" double precision,
    "journal_mention_count" double precision,
    "reflection_activity_score" double precision,
    "needs_attention" boolean,
    "avg_weave_duration_minutes" double precision,
    "preferred_weave_types_raw" text,
    "best_time_of_day" text,
    "best_day_of_week" double precision,
    "topic_clusters_raw" text,
    "topic_trend" text,
    "reconnection_attempts" double precision,
    "successful_reconnections" double precision,
    "last_reconnection_date" double precision,
    "created_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."friends" (user_id, sync_changed);
alter table public."friends" enable row level security;
create policy own_rows on public."friends" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."friends" from anon, authenticated;
grant select, insert, update, delete on public."friends" to authenticated;
create trigger "lock_friends" before insert or update or delete on public."friends"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_friends" before insert or update on public."friends"
    for each row execute function sync.stamp_row();
create trigger "revive_friends" after insert on public."friends" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_friends_deletion" after delete on public."friends"
    for each row execute function public.record_deletion();
create table public."interactions" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "interaction_date" double precision not null default 0,
    "interaction_type" text not null default '',
    "duration" text,
    "vibe" text,
    "note" text,
    "activity" text not null default '',
    "status" text not null default '',
    "mode" text not null default '',
    "interaction_category" text,
    "reflection" text,
    "title" text,
    "location" text,
    "completion_prompted_at" double precision,
    "calendar_event_id" text,
    "event_importance" text,
    "initiator" text,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."interactions" (user_id, sync_changed);
alter table public."interactions" enable row level security;
create policy own_rows on public."interactions" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."interactions" from anon, authenticated;
grant select, insert, update, delete on public."interactions" to authenticated;
create trigger "lock_interactions" before insert or update or delete on public."interactions"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_interactions" before insert or update on public."interactions"
    for each row execute function sync.stamp_row();
create trigger "revive_interactions" after insert on public."interactions" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_interactions_deletion" after delete on public."interactions"
    for each row execute function public.record_deletion();
create table public."intentions" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "description" text,
    "interaction_category" text,
    "status" text not null default '',
    "last_reminded_at" double precision,
    "linked_interaction_id" text,
    "fulfilled_at" double precision,
    "days_to_fulfillment" double precision,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."intentions" (user_id, sync_changed);
alter table public."intentions" enable row level security;
create policy own_rows on public."intentions" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."intentions" from anon, authenticated;
grant select, insert, update, delete on public."intentions" to authenticated;
create trigger "lock_intentions" before insert or update or delete on public."intentions"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_intentions" before insert or update on public."intentions"
    for each row execute function sync.stamp_row();
create trigger "revive_intentions" after insert on public."intentions" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_intentions_deletion" after delete on public."intentions"
    for each row execute function public.record_deletion();
create table public."life_events" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "friend_id" text not null default '',
    "event_type" text not null default '',
    "event_date" double precision not null default 0,
    "title" text not null default '',
    "notes" text,
    "importance" text not null default '',
    "source" text not null default '',
    "is_recurring" boolean not null default false,
    "reminded" boolean not null default false,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id),
    foreign key (user_id, "friend_id") references public."friends" (user_id, id) on delete cascade
);
create index on public."life_events" (user_id, sync_changed);
create index on public."life_events" (user_id, "friend_id");
alter table public."life_events" enable row level security;
create policy own_rows on public."life_events" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."life_events" from anon, authenticated;
grant select, insert, update, delete on public."life_events" to authenticated;
create trigger "lock_life_events" before insert or update or delete on public."life_events"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_life_events" before insert or update on public."life_events"
    for each row execute function sync.stamp_row();
create trigger "revive_life_events" after insert on public."life_events" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_life_events_deletion" after delete on public."life_events"
    for each row execute function public.record_deletion();
create table public."interaction_friends" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "interaction_id" text not null default '',
    "friend_id" text not null default '',
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id),
    foreign key (user_id, "interaction_id") references public."interactions" (user_id, id) on delete cascade,
    foreign key (user_id, "friend_id") references public."friends" (user_id, id) on delete cascade
);
create index on public."interaction_friends" (user_id, sync_changed);
create index on public."interaction_friends" (user_id, "interaction_id");
create index on public."interaction_friends" (user_id, "friend_id");
alter table public."interaction_friends" enable row level security;
create policy own_rows on public."interaction_friends" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."interaction_friends" from anon, authenticated;
grant select, insert, update, delete on public."interaction_friends" to authenticated;
create trigger "lock_interaction_friends" before insert or update or delete on public."interaction_friends"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_interaction_friends" before insert or update on public."interaction_friends"
    for each row execute function sync.stamp_row();
create trigger "revive_interaction_friends" after insert on public."interaction_friends" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_interaction_friends_deletion" after delete on public."interaction_friends"
    for each row execute function public.record_deletion();
create table public."intention_friends" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "intention_id" text not null default '',
    "friend_id" text not null default '',
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id),
    foreign key (user_id, "intention_id") references public."intentions" (user_id, id) on delete cascade,
    foreign key (user_id, "friend_id") references public."friends" (user_id, id) on delete cascade
);
create index on public."intention_friends" (user_id, sync_changed);
create index on public."intention_friends" (user_id, "intention_id");
create index on public."intention_friends" (user_id, "friend_id");
alter table public."intention_friends" enable row level security;
create policy own_rows on public."intention_friends" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."intention_friends" from anon, authenticated;
grant select, insert, update, delete on public."intention_friends" to authenticated;
create trigger "lock_intention_friends" before insert or update or delete on public."intention_friends"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_intention_friends" before insert or update on public."intention_friends"
    for each row execute function sync.stamp_row();
create trigger "revive_intention_friends" after insert on public."intention_friends" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_intention_friends_deletion" after delete on public."intention_friends"
    for each row execute function public.record_deletion();
create table public."weekly_reflections" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "week_start_date" double precision not null default 0,
    "week_end_date" double precision not null default 0,
    "total_weaves" double precision not null default 0,
    "friends_contacted" double precision not null default 0,
    "top_activity" text not null default '',
    "top_activity_count" double precision not null default 0,
    "missed_friends_count" double precision not null default 0,
    "gratitude_text" text,
    "gratitude_prompt" text,
    "prompt_context" text,
    "story_chips" text,
    "completed_at" double precision not null default 0,
    "created_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."weekly_reflections" (user_id, sync_changed);
alter table public."weekly_reflections" enable row level security;
create policy own_rows on public."weekly_reflections" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."weekly_reflections" from anon, authenticated;
grant select, insert, update, delete on public."weekly_reflections" to authenticated;
create trigger "lock_weekly_reflections" before insert or update or delete on public."weekly_reflections"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_weekly_reflections" before insert or update on public."weekly_reflections"
    for each row execute function sync.stamp_row();
create trigger "revive_weekly_reflections" after insert on public."weekly_reflections" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_weekly_reflections_deletion" after delete on public."weekly_reflections"
    for each row execute function public.record_deletion();
create table public."journal_entries" (
    user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
    id text not null check (id <> ''),
    "entry_date" double precision not null default 0,
    "title" text,
    "content" text not null default '',
    "story_chips" text,
    "is_draft" boolean,
    "prompt_used" text,
    "linked_weave_id" text,
    "smart_actions_json" text,
    "created_at" double precision not null default 0,
    "updated_at" double precision not null default 0,
    sync_created bigint not null,
    sync_birth bigint not null,
    sync_changed bigint not null,
    primary key (user_id, id)
);
create index on public."journal_entries" (user_id, sync_changed);
alter table public."journal_entries" enable row level security;
create policy own_rows on public."journal_entries" for all to authenticated
    using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
revoke all on public."journal_entries" from anon, authenticated;
grant select, insert, update, delete on public."journal_entries" to authenticated;
create trigger "lock_journal_entries" before insert or update or delete on public."journal_entries"
    for each statement execute function sync.lock_before_rows();
create trigger "stamp_journal_entries" before insert or update on public."journal_entries"
    for each row execute function sync.stamp_row();
create trigger "revive_journal_entries" after insert on public."journal_entries" referencing new table as added
    for each statement execute function sync.forget_tombstones();
create trigger "track_journal_entries_deletion" after delete on public."journal_entries"
    for each row execute function public.record_deletion();
grant select, insert, update, delete on public."user_profile" to service_role;
grant select, insert, update, delete on public."user_progress" to service_role;
grant select, insert, update, delete on public."friends" to service_role;
grant select, insert, update, delete on public."interactions" to service_role;
grant select, insert, update, delete on public."intentions" to service_role;
grant select, insert, update, delete on public."life_events" to service_role;
grant select, insert, update, delete on public."interaction_friends" to service_role;
grant select, insert, update, delete on public."intention_friends" to service_role;
grant select, insert, update, delete on public."weekly_reflections" to service_role;
grant select, insert, update, delete on public."journal_entries" to service_role;
