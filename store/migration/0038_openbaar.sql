-- +goose Up
-- Indicators that everybody may read without signing in. What stands on such a page is frozen with each edition.

create table public_page (
  tenant_id {{int}} not null,
  id text not null,
  slug text not null,
  indicator_key text not null,
  area_code text not null,
  edition {{int}} not null,
  published_at {{int}} not null,
  published_by text not null,
  withdrawn_at {{int}},
  version {{int}} not null default 1,
  primary key (tenant_id, id),
  unique (tenant_id, slug),
  unique (tenant_id, indicator_key, area_code)
) {{keyed}};

create table public_edition (
  tenant_id {{int}} not null,
  page_id text not null,
  edition {{int}} not null,
  published_at {{int}} not null,
  snapshot text not null,
  primary key (tenant_id, page_id, edition),
  foreign key (tenant_id, page_id) references public_page (tenant_id, id)
) {{keyed}};
