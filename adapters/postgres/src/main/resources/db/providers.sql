--liquibase formatted sql

--changeset aimixup:providers-1 splitStatements:false
-- Whom an operator lets process data, and on what terms. Append-only: what was accepted when.
create table provider_register (
    provider text not null,
    accepted_at timestamptz not null,
    legal_name text not null,
    country text not null,
    hosts text not null,
    local boolean not null,
    categories text not null,
    retention text not null,
    transfer_basis text not null,
    terms text not null,
    checked_on date not null,
    primary key (provider, accepted_at)
);
grant select, insert on provider_register to aimixup_app;
grant select on provider_register to aimixup_readonly;

--changeset aimixup:providers-2 splitStatements:false
-- The plugins that come with this program, each with the day its terms were last read.
insert into provider_register (provider, accepted_at, legal_name, country, hosts, local,
    categories, retention, transfer_basis, terms, checked_on)
select provider, timestamptz '2026-11-24 00:00:00+00', legal_name, country, hosts, local,
       'FILE,HISTORY,IMAGE,PROMPT', retention, transfer_basis, terms, date '2026-11-24'
  from (values
    ('echo', 'Sandbox on this machine', 'ZZ', '', true, 'nothing is kept', 'none needed',
        'urn:aimixup:sandbox'),
    ('local', 'Models on the operator''s own machines', 'ZZ', '127.0.0.1,localhost', true,
        'nothing is kept', 'none needed', 'urn:aimixup:local'),
    ('openai', 'OpenAI OpCo, LLC', 'US', 'api.openai.com', false,
        'up to 30 days in logs against abuse; nothing else is stored (store: false)',
        'Standard Contractual Clauses',
        'https://openai.com/policies/data-processing-addendum/'),
    ('anthropic', 'Anthropic, PBC', 'US', 'api.anthropic.com', false,
        'up to 30 days; up to 2 years what is flagged as against the usage policy',
        'Standard Contractual Clauses',
        'https://www.anthropic.com/legal/data-processing-addendum'),
    ('xai', 'X.AI LLC', 'US', 'api.x.ai', false,
        'deleted within 30 days, unless flagged as a breach of the terms (store: false)',
        'Standard Contractual Clauses', 'https://x.ai/legal/data-processing-addendum'),
    ('gemini', 'Google LLC', 'US', 'generativelanguage.googleapis.com', false,
        '55 days in logs against abuse; true of the paid tier alone, so the key must be '
            || 'of a project with billing',
        'Standard Contractual Clauses', 'https://ai.google.dev/gemini-api/terms')
  ) as shipped (provider, legal_name, country, hosts, local, retention, transfer_basis, terms);
