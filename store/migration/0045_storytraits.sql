-- +goose Up
-- What may be told of who told a story: where she lives and her age group, as far as enough people there share them.

alter table story add column area_code text not null default '';
alter table story add column age_band text not null default '';
