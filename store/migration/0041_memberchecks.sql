-- +goose Up
-- In a partnership each municipality has its own core values, checks against them, and lays its own decisions ready.

alter table list_item add column area_code text not null default '';
alter table core_value_check add column member_id text;

create table member_preparation (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text not null,
  member_id text not null,
  body text not null,
  object_id text not null,
  note text not null,
  document text not null,
  document_at text not null,
  prepared_at {{int}} not null,
  prepared_by text not null,
  prepared_name text not null,
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, member_id, body, object_id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, member_id) references member_municipality (tenant_id, id)
) {{keyed}};
