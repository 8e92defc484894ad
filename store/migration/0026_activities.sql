-- +goose Up
-- Which activities go on and which stop, what each party adds, and with what money.

alter table activity add column kind text not null default '';
alter table change_claim add column grade text not null default '';
alter table change_claim add column grade_reason text not null default '';
alter table removed_claim add column grade text not null default '';
alter table removed_claim add column grade_reason text not null default '';
alter table contribution add column evidence text not null default '';
alter table contribution add column evidence_on text not null default '';
alter table contribution add column appointed_on text not null default '';
alter table contribution add column appointing text not null default '';
alter table contribution add column revised_on text not null default '';

create table activity_choice (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  choice text not null,
  reason text not null,
  chosen_on text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index activity_choice_compass on activity_choice (tenant_id, compass_id);

create table phase_out (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  people text not null,
  ends_on text not null,
  teller text not null,
  agreed_with text not null,
  room text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index phase_out_compass on phase_out (tenant_id, compass_id);

create table funding (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  kind text not null,
  model text not null,
  amount_cents {{int}},
  starts_on text not null,
  ends_on text not null,
  effect text not null,
  effect_note text not null,
  client_choice {{bool}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index funding_compass on funding (tenant_id, compass_id);

create table circumstance (
  tenant_id {{int}} not null,
  id text not null,
  compass_id text,
  created_at {{int}} not null,
  created_by text not null,
  removed_at {{int}},
  version {{int}} not null default 1,
  activity_id text,
  kind text not null,
  text text not null,
  by_municipality {{bool}} not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, compass_id) references compass (tenant_id, id),
  foreign key (tenant_id, activity_id) references activity (tenant_id, id)
) {{keyed}};
create index circumstance_compass on circumstance (tenant_id, compass_id);
