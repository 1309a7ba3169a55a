-- What versions before 2026-11-22-33 left behind: deliveries in each state, tried without a row for each try.
-- An id begins with the method and ends with how it shall end.

insert into customer (id, name, is_reseller, created_at)
values ('cccccccccccccccccccccccc', 'Brødrene Ærø ApS', 0, '2026-11-20 08:00:00');

insert into employee (id, customer, access_level, name, email_address, language, primary_of, created_at)
values ('eeeeeeeeeeeeeeeeeeeeeeee', 'cccccccccccccccccccccccc', 'OWNER', 'Åse Smørup', 'aase@aeroe.example', 'da',
  'cccccccccccccccccccccccc', '2026-11-20 08:00:00');

insert into operator (id, name, address, np_number, fixed_auth, mvno_auth, customer_id_validation, created_at)
values ('01010', 'Nordkabel A/S', 'Kabelvej 1, 9000 Aalborg', '+4570101010', 'EMAIL', 'ICC_EMAIL', 0, '2026-11-20 08:00:00');

insert into number_range (first_number, last_number, operator) values (4533000000, 4533999999, '01010');

insert into voice_account (id, customer, type, name, state, created_at)
values ('aaaaaaaaaaaaaaaaaaaaaaaa', 'cccccccccccccccccccccccc', 'SIP', 'Omstilling', 'ACTIVE', '2026-11-20 08:00:00');

insert into voice_account_number (number, voice_account) values ('+4533401020', 'aaaaaaaaaaaaaaaaaaaaaaaa');

insert into porting (id, customer, voice_account, operator, number, number_type, porting_type, stage, stage_at, version, created_at)
values ('bbbbbbbbbbbbbbbbbbbbbbbb', 'cccccccccccccccccccccccc', 'aaaaaaaaaaaaaaaaaaaaaaaa', '01010', '+4533401020', 'SIP',
  'IN', 'IN_AWAITING_POA_FROM_CUSTOMER', '2026-11-20 09:00:00', 2, '2026-11-20 08:00:00');

insert into porting_stage (porting, version, stage, entered_at)
values ('bbbbbbbbbbbbbbbbbbbbbbbb', 1, 'IN_CREATED', '2026-11-20 08:00:00'),
  ('bbbbbbbbbbbbbbbbbbbbbbbb', 2, 'IN_AWAITING_POA_FROM_CUSTOMER', '2026-11-20 09:00:00');

insert into open_porting_number (number, porting) values ('+4533401020', 'bbbbbbbbbbbbbbbbbbbbbbbb');

insert into poa_document (id, customer, operator, porting_code, method, mit_id, facts, number_count, pages, sha256, created_at, created_by)
values ('dddddddddddddddddddddddd', 'cccccccccccccccccccccccc', '01010', 'X0000000001', 'EMAIL', 0, '{}', 1, 1,
  '0000000000000000000000000000000000000000000000000000000000000000', '2026-11-20 09:00:00', 'eeeeeeeeeeeeeeeeeeeeeeee');

insert into poa_document_file (document, bytes) values ('dddddddddddddddddddddddd', '%PDF-1.4');

insert into poa_document_porting (document, porting) values ('dddddddddddddddddddddddd', 'bbbbbbbbbbbbbbbbbbbbbbbb');

insert into delivery (id, customer, method, recipient, language, message_id, state, attempts, next_attempt_at,
  lease_owner, lease_until, answer, created_at, created_by, settled_at)
values
  ('email-never-tried---sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<1@telecomx.example>',
    'queued', 0, '2026-11-20 09:00:00', null, null, null, '2026-11-20 09:00:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-tried-once----sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<2@telecomx.example>',
    'queued', 1, '2026-11-20 09:06:00', null, null, '450 Try later', '2026-11-20 09:05:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-tried-thrice--sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<3@telecomx.example>',
    'queued', 3, '2026-11-20 09:30:00', null, null, '450 Try later', '2026-11-20 09:10:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-not-due-yet-queued', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<4@telecomx.example>',
    'queued', 7, '2099-01-01 00:00:00', null, null, '450 Try later', '2026-11-20 09:15:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-sender-died---sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<5@telecomx.example>',
    'sending', 1, '2026-11-20 09:20:00', '111111111111111111111111', '2026-11-20 09:25:00', null,
    '2026-11-20 09:20:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('email-arrived-------sent', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<6@telecomx.example>',
    'sent', 1, '2026-11-20 09:30:00', null, null, '250 OK', '2026-11-20 09:30:00', 'eeeeeeeeeeeeeeeeeeeeeeee', '2026-11-20 09:30:01'),
  ('email-refused-----failed', 'cccccccccccccccccccccccc', 'EMAIL', 'a@aeroe.example', 'da', '<7@telecomx.example>',
    'failed', 2, '2026-11-20 09:36:00', null, null, '550 No such user', '2026-11-20 09:35:00', 'eeeeeeeeeeeeeeeeeeeeeeee', '2026-11-20 09:36:00'),
  ('fax---tried-once----sent', 'cccccccccccccccccccccccc', 'FAX', '+4533401021', 'da', '<8@telecomx.example>',
    'queued', 1, '2026-11-20 09:41:00', null, null, '450 Try later', '2026-11-20 09:40:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('fax---senderdied-unknown', 'cccccccccccccccccccccccc', 'FAX', '+4533401021', 'da', '<9@telecomx.example>',
    'sending', 1, '2026-11-20 09:45:00', '222222222222222222222222', '2026-11-20 09:50:00', null,
    '2026-11-20 09:45:00', 'eeeeeeeeeeeeeeeeeeeeeeee', null),
  ('fax---unclear----unknown', 'cccccccccccccccccccccccc', 'FAX', '+4533401021', 'da', '<10@telecomx.example>',
    'unknown', 1, '2026-11-20 09:50:00', null, null, 'the connection broke', '2026-11-20 09:50:00', 'eeeeeeeeeeeeeeeeeeeeeeee', '2026-11-20 09:50:09');

insert into delivery_document (delivery, document) select id, 'dddddddddddddddddddddddd' from delivery
