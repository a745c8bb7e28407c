\set ON_ERROR_STOP 1
CREATE SCHEMA trial; SET search_path = trial, public;
SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';
CREATE TABLE whole (LIKE public.urgent_action_signature INCLUDING DEFAULTS INCLUDING IDENTITY);
CREATE TABLE parted (LIKE public.urgent_action_signature INCLUDING DEFAULTS INCLUDING IDENTITY) PARTITION BY HASH (action_key);
SELECT format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES WITH (MODULUS 16, REMAINDER %s)', n, n) FROM generate_series(0, 15) n \gexec
\timing on
INSERT INTO whole (action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates, public_name, language, created_at, confirmed_at, mail_owed, mail_attempts, mail_count, consent_id, page_id)
SELECT md5((n % 1000)::text)::uuid, md5('d' || n)::uuid, 'confirmed', '', 'Ana Example', n || '@supporter.example', 'KE', '[]', false, false, 'en', now() - n * interval '1 second', now() - n * interval '1 second', '', 0, 0, md5('c')::uuid, n % 1000 FROM generate_series(1, :rows) n;
INSERT INTO parted SELECT * FROM whole;
-- Indexes come after the rows: into random places of eight indexes ten million rows take an hour.
SELECT replace(indexdef, ' ON public.urgent_action_signature ', ' ON trial.whole ') FROM pg_indexes WHERE schemaname = 'public' AND tablename = 'urgent_action_signature' \gexec
ALTER TABLE parted ADD PRIMARY KEY (id, action_key), ADD UNIQUE (action_key, email_digest);
CREATE INDEX ON parted (action_key, confirmed_at); CREATE INDEX ON parted (action_key, created_at);
CREATE INDEX ON parted (action_key, state, created_at); CREATE INDEX ON parted (action_key, country, created_at);
CREATE INDEX ON parted (action_key, language, created_at); CREATE INDEX ON parted (page_id);
CREATE INDEX ON parted (mail_due_at) WHERE mail_due_at IS NOT NULL;
VACUUM ANALYZE whole; VACUUM ANALYZE parted;
\timing off
EXPLAIN (ANALYZE, COSTS OFF) SELECT count(*) FROM whole WHERE action_key = md5('7')::uuid AND confirmed_at > now() - interval '1 hour';
EXPLAIN (ANALYZE, COSTS OFF) SELECT count(*) FROM parted WHERE action_key = md5('7')::uuid AND confirmed_at > now() - interval '1 hour';
EXPLAIN (ANALYZE, COSTS OFF) INSERT INTO whole (action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates, public_name, language, created_at, mail_owed, mail_attempts, mail_count, consent_id)
VALUES (md5('7')::uuid, md5('new')::uuid, 'pending', '', 'Ana', 'a@supporter.example', 'KE', '[]', false, false, 'en', now(), 'confirm', 0, 1, md5('c')::uuid) ON CONFLICT DO NOTHING;
EXPLAIN (ANALYZE, COSTS OFF) INSERT INTO parted (action_key, email_digest, state, quarantine_reason, name, email, country, answers, wants_updates, public_name, language, created_at, mail_owed, mail_attempts, mail_count, consent_id)
VALUES (md5('7')::uuid, md5('new')::uuid, 'pending', '', 'Ana', 'a@supporter.example', 'KE', '[]', false, false, 'en', now(), 'confirm', 0, 1, md5('c')::uuid) ON CONFLICT DO NOTHING;
EXPLAIN (ANALYZE, COSTS OFF) SELECT * FROM whole WHERE id = 500000;
EXPLAIN (ANALYZE, COSTS OFF) SELECT * FROM parted WHERE id = 500000;
EXPLAIN (ANALYZE, COSTS OFF) SELECT id FROM parted WHERE mail_due_at <= now() AND mail_owed <> '' ORDER BY mail_due_at LIMIT 500;
SELECT pg_size_pretty(pg_total_relation_size('whole')), (SELECT pg_size_pretty(sum(pg_total_relation_size(format('trial.parted_%s', n)::regclass))) FROM generate_series(0,15) n);
