create table customers (
  id uuid primary key,
  name bytea not null, -- sealed by the application
  phone bytea not null,
  nickname text, -- tutela: none
  collected_at timestamptz not null
);
