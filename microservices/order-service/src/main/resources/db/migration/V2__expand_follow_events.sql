-- Where in which trace a message was written (W3C Trace Context's traceparent), so that its delivery continues it.
alter table outbox add column traceparent text not null default '';
