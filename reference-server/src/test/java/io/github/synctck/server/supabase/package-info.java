/**
 * The Supabase form as it is deployed: the migrations on a database with a platform's roles, PostgREST before it, the
 * Edge Functions under Deno, and a stand-in for the platform's gateway.
 */
@NullMarked
package io.github.synctck.server.supabase;

import org.jspecify.annotations.NullMarked;
