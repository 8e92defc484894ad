-- +goose Up
-- Where people can turn to in a space.

alter table tenant add column contact text not null default '';
alter table tenant add column version {{int}} not null default 1;
