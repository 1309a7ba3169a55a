-- What the versions from 2026-11-22-33 on made of the same: tried deliveries go round as "not read", without a first try.

insert into customer (id, name, is_reseller, created_at)
values ('cccccccccccccccccccccccc', 'Brødrene Ærø ApS', 0, '2026-11-20 08:00:00');

insert into operator (id, name, address, np_number, fixed_auth, mvno_auth, customer_id_validation, created_at)
values ('01010', 'Nordkabel A/S', 'Kabelvej 1, 9000 Aalborg', '+4570101010', 'EMAIL', 'ICC_EMAIL', 0, '2026-11-20 08:00:00');

insert into poa_document (id, customer, operator, porting_code, method, mit_id, facts, number_count, pages, sha256, created_at, created_by)
values ('dddddddddddddddddddddddd', 'cccccccccccccccccccccccc', '01010', 'X0000000001', 'EMAIL', 0, '{}', 1, 1,
  '0000000000000000000000000000000000000000000000000000000000000000', '2026-11-20 09:00:00', 'eeeeeeeeeeeeeeeeeeeeeeee');

insert into poa_document_file (document, bytes) values ('dddddddddddddddddddddddd', '%PDF-1.4');

insert into delivery (id, customer, method, recipient, language, message_id, state, attempts, next_attempt_at,
  lease_owner, answer, cause, created_at, created_by, settled_at)
values
  ('email-unread--------sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<1@telecomx.example>',
    'queued', 3, '2026-11-20 10:00:00', null, 'not read', 'UNREADABLE', '2026-11-20 09:00:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-sender-died---sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<2@telecomx.example>',
    'sending', 2, '2026-11-20 10:00:00', '111111111111111111111111', null, null, '2026-11-20 09:05:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-in-order------sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<3@telecomx.example>',
    'queued', 1, '2026-11-20 10:00:00', null, '450 Try later', null, '2026-11-20 09:10:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('fax---at-server-----sent', 'cccccccccccccccccccccccc', 'FAX', '+4533401021', 'da', '<4@telecomx.example>',
    'sending', 1, '2026-11-20 10:00:00', null, 'job is waiting', null, '2026-11-20 09:15:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null);

update delivery set job = '17' where id = 'fax---at-server-----sent';

insert into delivery_attempt (delivery, number, started_at, ended_at, outcome, answer)
values
  ('email-unread--------sent', 2, '2026-11-20 09:20:00', '2026-11-20 09:20:00', 'queued', 'not read'),
  ('email-unread--------sent', 3, '2026-11-20 09:40:00', '2026-11-20 09:40:00', 'queued', 'not read'),
  ('email-sender-died---sent', 2, '2026-11-20 09:40:00', null, null, null),
  ('email-in-order------sent', 1, '2026-11-20 09:11:00', '2026-11-20 09:11:01', 'queued', '450 Try later');

insert into delivery_document (delivery, document) select id, 'dddddddddddddddddddddddd' from delivery
