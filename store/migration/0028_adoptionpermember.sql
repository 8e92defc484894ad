-- +goose Up
-- In a partnership each municipality adopts by its own chain, and records its own decisions.

alter table decision add column member_id text;
alter table member_municipality add column own_chain text not null default '';
