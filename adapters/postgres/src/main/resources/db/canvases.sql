--liquibase formatted sql

--changeset aimixup:canvases-1 splitStatements:false
-- Words of a provider, checked to be short and plain: nobody's own.
alter table agent add column picture_size text, add column picture_quality text;
alter table team_agent add column picture_size text, add column picture_quality text;
