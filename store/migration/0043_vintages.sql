-- +goose Up
-- When a source published the figures of a layer, as a calendar day where it tells ('' where it does not), and when they were
-- read in here.
alter table layer add column published_on text not null default '';
alter table layer add column read_at {{int}} not null default 0;
alter table own_layer add column published_on text not null default '';
