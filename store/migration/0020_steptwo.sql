-- +goose Up
-- Indicators in depth, the instruments that measure them, and sets of indicators that spaces share.

alter table indicator add column aspect text not null default '';
alter table indicator add column level text not null default 'samenleving';
alter table indicator add column frequency_months {{int}};
alter table indicator add column opened_on text not null default '';
alter table indicator add column set_item_id text not null default '';
alter table indicator add column set_edition {{int}} not null default 0;

create table instrument_use (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  name text not null,
  decision text not null,
  state text not null,
  why text not null,
  group_name text not null,
  minutes {{int}},
  times {{int}},
  people {{int}},
  last_used_on text not null,
  ends_on text not null,
  agreed_with text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id)
) {{keyed}};
create index instrument_use_compass on instrument_use (tenant_id, compass_id);

create table instrument_indicator (
  tenant_id {{int}} not null,
  part_id text not null,
  indicator_id text not null,
  primary key (tenant_id, part_id, indicator_id),
  foreign key (tenant_id, part_id) references instrument_use (tenant_id, id),
  foreign key (tenant_id, indicator_id) references indicator (tenant_id, id)
) {{keyed}};

create table instrument_activity (
  tenant_id {{int}} not null,
  part_id text not null,
  activity_id text not null,
  primary key (tenant_id, part_id, activity_id),
  foreign key (tenant_id, part_id) references instrument_use (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};

create table indicator_set (
  id text not null primary key,
  owner_id {{int}} not null references tenant (id),
  name text not null,
  scope text not null,
  about text not null,
  created_at {{int}} not null,
  removed_at {{int}},
  version {{int}} not null default 1
) {{keyed}};
create index indicator_set_owner on indicator_set (owner_id);

create table set_item (
  id text not null primary key,
  set_id text not null references indicator_set (id),
  position {{int}} not null,
  edition {{int}} not null,
  name text not null,
  definition text not null,
  nature text not null,
  aspect text not null,
  level text not null,
  unit text not null,
  direction text not null,
  basis text not null,
  removed_at {{int}},
  version {{int}} not null default 1
) {{keyed}};
create index set_item_set on set_item (set_id);

create table set_member (
  set_id text not null references indicator_set (id),
  tenant_id {{int}} not null references tenant (id),
  invited_on text not null,
  answered_on text not null default '',
  state text not null,
  primary key (set_id, tenant_id)
) {{keyed}};
create index set_member_tenant on set_member (tenant_id);
