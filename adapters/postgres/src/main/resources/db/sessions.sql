--liquibase formatted sql

--changeset aimixup:sessions-1 splitStatements:false
-- device is sealed. successor is covered by the token before it, of which only a hash is here; it
-- is for clients that refresh twice at once, and taken away by the refresh after that.
alter table session add column device bytea;
alter table refresh_token add column successor bytea;
grant update (device) on session to aimixup_app;
grant update (successor) on refresh_token to aimixup_app;
