-- +goose Up
-- The house: spaces, people, sign-in, history. {{int}}, {{bool}} … are replaced per engine.

create table tenant (
  id {{int}} not null primary key,
  kind text not null check (kind in ('municipality', 'partnership', 'provider')),
  name text not null,
  slug text not null unique,
  area_code text not null default '',
  is_demo {{bool}} not null default false,
  horizon_default {{int}} not null default 4,
  created_at {{int}} not null,
  closed_at {{int}}
) {{table}};

create table tenant_member (
  partnership_id {{int}} not null references tenant (id),
  municipality_id {{int}} not null references tenant (id),
  joined_on text not null,
  left_on text not null default '',
  primary key (partnership_id, municipality_id)
) {{keyed}};

create table person (
  id text not null primary key,
  email text not null,
  email_key text not null unique,
  name text not null,
  password_hash text not null default '',
  totp_secret text not null default '',
  totp_confirmed_at {{int}},
  totp_last_step {{int}} not null default 0,
  language text not null default 'nl',
  disabled_at {{int}},
  created_at {{int}} not null,
  version {{int}} not null default 1
) {{keyed}};

create table recovery_code (
  person_id text not null references person (id) on delete cascade,
  code_hash {{blob}} not null,
  used_at {{int}},
  primary key (person_id, code_hash)
) {{keyed}};

-- Which spaces somebody belongs to, so that the list of them needs no look into each space.
-- until is the first day on which no membership there holds any more; empty is no end.
create table person_space (
  person_id text not null references person (id),
  tenant_id {{int}} not null references tenant (id),
  until text not null default '',
  primary key (person_id, tenant_id)
) {{keyed}};

create table login (
  token_hash {{blob}} not null primary key,
  id text not null unique,
  person_id text not null references person (id) on delete cascade,
  device text not null,
  second_factor {{bool}} not null,
  created_at {{int}} not null,
  seen_at {{int}} not null,
  expires_at {{int}} not null
) {{keyed}};
create index login_person on login (person_id);

create table password_reset (
  token_hash {{blob}} not null primary key,
  person_id text not null references person (id) on delete cascade,
  expires_at {{int}} not null,
  used_at {{int}}
) {{keyed}};

create table setup_link (
  token_hash {{blob}} not null primary key,
  expires_at {{int}} not null,
  used_at {{int}}
) {{keyed}};

create table attempt (
  key_hash {{blob}} not null primary key,
  count {{int}} not null,
  window_start {{int}} not null
) {{keyed}};

create table instance_setting (
  name text not null primary key,
  value text not null
) {{keyed}};

create table organisation (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  name text not null,
  name_key text not null,
  kind text not null,
  created_at {{int}} not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, name_key)
) {{keyed}};

create table membership (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  person_id text not null references person (id),
  role text not null,
  scope_kind text not null default 'tenant' check (scope_kind in ('tenant', 'area', 'compass', 'organisation')),
  scope_id text not null default '',
  valid_from text not null,
  valid_to text not null default '',
  created_at {{int}} not null,
  created_by text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};
create index membership_person on membership (tenant_id, person_id);

create table invitation (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  token_hash {{blob}} not null,
  email text not null,
  name text not null,
  role text not null,
  scope_kind text not null default 'tenant',
  scope_id text not null default '',
  valid_to text not null default '',
  invited_by text not null references person (id),
  created_at {{int}} not null,
  expires_at {{int}} not null,
  accepted_at {{int}},
  withdrawn_at {{int}},
  primary key (tenant_id, id),
  unique (tenant_id, token_hash)
) {{keyed}};

create table idempotency_key (
  tenant_id {{int}} not null,
  key text not null,
  person_id text not null,
  at {{int}} not null,
  result text not null,
  primary key (tenant_id, key)
) {{keyed}};

create table audit_head (
  tenant_id {{int}} not null references tenant (id),
  seq {{int}} not null,
  hash {{blob}} not null,
  revision {{int}} not null,
  primary key (tenant_id)
) {{keyed}};

create table audit_event (
  tenant_id {{int}} not null,
  seq {{int}} not null,
  at {{int}} not null,
  until {{int}} not null,
  person_id text not null,
  person_name text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  compass_id text not null,
  field text not null,
  text_digest {{blob}} not null,
  hash {{blob}} not null,
  primary key (tenant_id, seq)
) {{keyed}};
create index audit_event_object on audit_event (tenant_id, object_id, seq);
create index audit_event_compass on audit_event (tenant_id, compass_id, seq);

create table audit_text (
  tenant_id {{int}} not null,
  seq {{int}} not null,
  salt {{blob}} not null,
  before_text text not null,
  after_text text not null,
  erased_at {{int}},
  primary key (tenant_id, seq),
  foreign key (tenant_id, seq) references audit_event (tenant_id, seq)
) {{keyed}};

create table audit_open (
  tenant_id {{int}} not null,
  person_id text not null,
  object_id text not null,
  field text not null,
  person_name text not null,
  object_kind text not null,
  compass_id text not null,
  before_text text not null,
  after_text text not null,
  first_at {{int}} not null,
  last_at {{int}} not null,
  primary key (tenant_id, person_id, object_id, field)
) {{keyed}};
create index audit_open_age on audit_open (tenant_id, first_at);

create table job (
  id text not null primary key,
  kind text not null,
  tenant_id {{int}} not null,
  object_id text not null,
  due_at {{int}} not null,
  lease_until {{int}} not null default 0,
  attempts {{int}} not null default 0,
  last_error text not null default '',
  done_at {{int}}
) {{keyed}};
create index job_due on job (due_at) where done_at is null;

create table outgoing_mail (
  tenant_id {{int}} not null,
  id text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  link text not null,
  created_at {{int}} not null,
  sent_at {{int}},
  primary key (tenant_id, id)
) {{keyed}};
