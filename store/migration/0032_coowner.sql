-- +goose Up
-- Who own an ambition or a result together: people at the table, with the organisation they sit there for.

create table ambition_owner (
  tenant_id {{int}} not null,
  ambition_id text not null,
  seat_id text not null,
  primary key (tenant_id, ambition_id, seat_id),
  foreign key (tenant_id, ambition_id) references ambition (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};

create table result_owner (
  tenant_id {{int}} not null,
  result_id text not null,
  seat_id text not null,
  primary key (tenant_id, result_id, seat_id),
  foreign key (tenant_id, result_id) references result (tenant_id, id),
  foreign key (tenant_id, seat_id) references seat (tenant_id, id)
) {{keyed}};
