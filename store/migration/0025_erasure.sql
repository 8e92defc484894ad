-- +goose Up
-- Who did something is bound to the history by a salted digest of the name, so that the name can be erased and the chain
-- still holds. How long a space keeps what it knows of people.

alter table audit_event add column name_salt {{blob}};
alter table audit_event add column name_digest {{blob}};

create table retention_term (
  tenant_id {{int}} not null references tenant (id),
  id text not null,
  left_months {{int}} not null,
  guest_months {{int}} not null,
  invitation_months {{int}} not null,
  signed_name text not null default '',
  signed_on text not null default '',
  version {{int}} not null default 1,
  primary key (tenant_id, id)
) {{keyed}};
