-- +goose Up
-- Figures that are fetched: where, and what their source has that was not read in yet.

alter table figure_import add column place text not null default '';

-- A table that was fetched before, with what its source said when it was asked last.
create table followed_table (
  tenant_id {{int}} not null,
  address text not null,
  modified text not null,
  asked_at {{int}} not null,
  primary key (tenant_id, address)
) {{keyed}};
