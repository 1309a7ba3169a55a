-- The migrated schema, for reading. A test compares it with the migrations and writes it anew with
-- `npx vitest run packages/database/src/schema.test.ts --update`.

CREATE TABLE audit_log (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  made_at datetime(3) NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  access_level varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  action varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  object_type varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  object varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  request_id varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  before_change mediumtext,
  after_change mediumtext,
  PRIMARY KEY (id),
  KEY audit_log_made (made_at,id),
  KEY audit_log_customer (customer,made_at,id),
  KEY audit_log_object (object,made_at,id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE commit_mark (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  is_committed tinyint(1) NOT NULL,
  made_at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  KEY commit_mark_made (made_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE customer (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_danish_ci NOT NULL,
  vat_number varchar(200),
  address varchar(500),
  zip varchar(200),
  city varchar(200),
  state varchar(200),
  country varchar(200),
  fax_number varchar(16),
  email_address varchar(254),
  parent_reseller char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  is_reseller tinyint(1) NOT NULL,
  created_at datetime(3) NOT NULL,
  version int unsigned NOT NULL DEFAULT 1,
  reminders tinyint(1) NOT NULL DEFAULT 1,
  searched_text varchar(401) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  is_unsearched tinyint(1) GENERATED ALWAYS AS (if(searched_text <=> concat_ws('\n',name,vat_number) collate utf8mb4_bin,NULL,1)) STORED INVISIBLE,
  PRIMARY KEY (id),
  KEY customer_parent_reseller (parent_reseller),
  KEY customer_name (name,id),
  KEY customer_vat_number (vat_number),
  KEY customer_unsearched (is_unsearched,id),
  CONSTRAINT customer_parent_reseller FOREIGN KEY (parent_reseller) REFERENCES customer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE customer_tail (
  tail varchar(12) NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (tail,customer)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE delivery (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  method varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  recipient varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  language char(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  message_id varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  state varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attempts smallint unsigned NOT NULL,
  next_attempt_at datetime(3),
  lease_owner char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  answer varchar(200),
  created_at datetime(3) NOT NULL,
  created_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  settled_at datetime(3),
  job varchar(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  via varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  cause varchar(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  return_by char(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  other_recipient tinyint(1) NOT NULL DEFAULT 0,
  resend_of char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  resends int unsigned NOT NULL DEFAULT 0,
  decided_at datetime(3),
  decided_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  letter varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'POA',
  letter_facts mediumtext,
  cc_of char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  cc text,
  reminders tinyint unsigned NOT NULL DEFAULT 0,
  next_reminder_at datetime(3),
  PRIMARY KEY (id),
  UNIQUE KEY delivery_message_id (message_id),
  KEY delivery_claim (method,state,next_attempt_at),
  KEY delivery_customer_created (customer,created_at),
  KEY delivery_state_created (state,created_at),
  KEY delivery_created (created_at),
  KEY delivery_resend_of (resend_of),
  KEY delivery_next_reminder (next_reminder_at),
  KEY delivery_cc_of (cc_of),
  CONSTRAINT delivery_customer FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE delivery_attempt (
  delivery char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number smallint unsigned NOT NULL,
  started_at datetime(3) NOT NULL,
  ended_at datetime(3),
  outcome varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  answer varchar(200),
  fault varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (delivery,number),
  CONSTRAINT delivery_attempt_delivery FOREIGN KEY (delivery) REFERENCES delivery (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE delivery_document (
  delivery char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  document char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (delivery,document),
  KEY delivery_document_document (document),
  CONSTRAINT delivery_document_delivery FOREIGN KEY (delivery) REFERENCES delivery (id),
  CONSTRAINT delivery_document_document FOREIGN KEY (document) REFERENCES poa_document (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE delivery_signed_copy (
  delivery char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  signed_copy char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (delivery,signed_copy),
  KEY delivery_signed_copy_signed_copy (signed_copy),
  CONSTRAINT delivery_signed_copy_delivery FOREIGN KEY (delivery) REFERENCES delivery (id),
  CONSTRAINT delivery_signed_copy_signed_copy FOREIGN KEY (signed_copy) REFERENCES signed_copy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE employee (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  access_level varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_danish_ci NOT NULL,
  email_address varchar(254),
  fax_number varchar(16),
  language char(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  primary_of char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  created_at datetime(3) NOT NULL,
  email_own_from datetime(3),
  fax_own_from datetime(3),
  version int unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY employee_primary_of (primary_of),
  KEY employee_customer_name (customer,name,id),
  KEY employee_email_address (email_address),
  CONSTRAINT employee_customer FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE ended_porting_number (
  number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reversed_number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (reverse(number)) VIRTUAL INVISIBLE,
  PRIMARY KEY (number,porting),
  KEY ended_porting_number_porting (porting),
  KEY ended_porting_number_end (reversed_number,porting),
  CONSTRAINT ended_porting_number_porting FOREIGN KEY (porting) REFERENCES porting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE mailbox (
  name varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  uid_validity bigint unsigned,
  uid int unsigned NOT NULL DEFAULT 0,
  lease_owner char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  next_reading_at datetime(3) NOT NULL,
  read_at datetime(3),
  failed_uid int unsigned,
  failures smallint unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE number_range (
  first_number bigint unsigned NOT NULL,
  last_number bigint unsigned NOT NULL,
  operator char(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  digits tinyint unsigned NOT NULL DEFAULT 9,
  PRIMARY KEY (first_number,last_number),
  KEY number_range_digits (digits,first_number)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE open_porting_number (
  number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  reversed_number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin GENERATED ALWAYS AS (reverse(number)) VIRTUAL INVISIBLE,
  PRIMARY KEY (number),
  KEY open_porting_number_porting (porting),
  KEY open_porting_number_end (reversed_number,porting),
  CONSTRAINT open_porting_number_porting FOREIGN KEY (porting) REFERENCES porting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE operator (
  id char(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name varchar(200) NOT NULL,
  address varchar(500) NOT NULL,
  np_number varchar(16) NOT NULL,
  np_fax varchar(16),
  np_email varchar(254),
  np_opening_hours varchar(200),
  notes text,
  fixed_auth varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  mvno_auth varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  icc_validation varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  order_wait_hours smallint unsigned,
  customer_id_validation tinyint(1) NOT NULL,
  created_at datetime(3) NOT NULL,
  version int unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE other_recipient_hour (
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  hour datetime NOT NULL,
  sent int unsigned NOT NULL DEFAULT 0,
  refused int unsigned NOT NULL DEFAULT 0,
  progress int unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (customer,hour),
  CONSTRAINT other_recipient_hour_customer FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE poa_document (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  operator char(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting_code char(11) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  method varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  mit_id tinyint(1) NOT NULL,
  facts mediumtext NOT NULL,
  number_count int unsigned NOT NULL,
  pages smallint unsigned NOT NULL,
  sha256 char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at datetime(3) NOT NULL,
  created_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  downloaded_at datetime(3),
  replaced_at datetime(3),
  PRIMARY KEY (id),
  UNIQUE KEY poa_document_porting_code (porting_code),
  KEY poa_document_customer (customer,replaced_at),
  KEY poa_document_operator (operator),
  KEY poa_document_sha256 (sha256),
  CONSTRAINT poa_document_customer FOREIGN KEY (customer) REFERENCES customer (id),
  CONSTRAINT poa_document_operator FOREIGN KEY (operator) REFERENCES operator (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE poa_document_file (
  document char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  bytes longblob NOT NULL,
  PRIMARY KEY (document),
  CONSTRAINT poa_document_file_document FOREIGN KEY (document) REFERENCES poa_document (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE poa_document_porting (
  document char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (document,porting),
  KEY poa_document_porting_porting (porting),
  CONSTRAINT poa_document_porting_document FOREIGN KEY (document) REFERENCES poa_document (id),
  CONSTRAINT poa_document_porting_porting FOREIGN KEY (porting) REFERENCES porting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE porting (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  voice_account char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  operator char(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  additional_numbers mediumtext,
  number_type varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting_type varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  donor_sim_number varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  donor_customer_id varchar(200),
  requested_date datetime(3),
  notify text,
  stage enum('IN_CREATED','IN_AWAITING_POA_FROM_CUSTOMER','IN_POA_RECEIVED_FROM_CUSTOMER','IN_POA_SENT','IN_ORDERED','IN_CONFIRMED','IN_REJECTED','IN_DONOR_CONTACTED','IN_COMPLETED','IN_CANCELLED') CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  stage_at datetime(3) NOT NULL,
  stage_message varchar(500),
  stage_employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  version int unsigned NOT NULL,
  created_at datetime(3) NOT NULL,
  auto_start_order datetime(3),
  auto_start_employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  copy_changes int unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (id),
  KEY porting_voice_account (voice_account),
  KEY porting_operator (operator),
  KEY porting_created (created_at,id),
  KEY porting_customer_created (customer,created_at,id),
  KEY porting_stage_created (stage,created_at,id),
  KEY porting_auto_start_order (auto_start_order),
  KEY porting_stage_at (stage,stage_at),
  KEY porting_message (stage_message(10)),
  KEY porting_gather (customer,stage),
  CONSTRAINT porting_customer FOREIGN KEY (customer) REFERENCES customer (id),
  CONSTRAINT porting_operator FOREIGN KEY (operator) REFERENCES operator (id),
  CONSTRAINT porting_voice_account FOREIGN KEY (voice_account) REFERENCES voice_account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE porting_order (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting_version int unsigned NOT NULL,
  facts mediumtext NOT NULL,
  state varchar(12) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  attempts int unsigned NOT NULL,
  next_attempt_at datetime(3),
  lease_owner char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  created_at datetime(3) NOT NULL,
  created_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  sent_at datetime(3),
  answer varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  answer_text varchar(200),
  answer_id char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  answered_at datetime(3),
  PRIMARY KEY (id),
  UNIQUE KEY porting_order_porting (porting,porting_version),
  KEY porting_order_claim (state,next_attempt_at),
  CONSTRAINT porting_order_porting FOREIGN KEY (porting) REFERENCES porting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE porting_stage (
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version int unsigned NOT NULL,
  stage varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  entered_at datetime(3) NOT NULL,
  message varchar(500),
  employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  audit char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  PRIMARY KEY (porting,version),
  KEY porting_stage_audit (audit),
  CONSTRAINT porting_stage_porting FOREIGN KEY (porting) REFERENCES porting (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE readiness (
  id tinyint unsigned NOT NULL,
  written_at datetime(3) NOT NULL,
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE received_mail (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  mailbox varchar(200) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  uid_validity bigint unsigned NOT NULL,
  uid int unsigned NOT NULL,
  message_id varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  sender varchar(254),
  subject varchar(200),
  kind varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  left_out text,
  received_at datetime(3) NOT NULL,
  read_at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY received_mail_place (mailbox,uid_validity,uid),
  KEY received_mail_message_id (message_id),
  KEY received_mail_kind (kind,read_at,id),
  KEY received_mail_left_out (kind,left_out(1))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE schema_lock (
  id tinyint unsigned NOT NULL,
  owner char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  lease_until datetime(3),
  PRIMARY KEY (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE schema_migration (
  name varchar(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  started_at datetime(3) NOT NULL,
  finished_at datetime(3),
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE signed_copy (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  poa_document char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  state varchar(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  type varchar(4) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  filename varchar(200) NOT NULL,
  size int unsigned NOT NULL,
  pages smallint unsigned,
  sha256 char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  live_sha256 char(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  porting_code char(11) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  uploaded_to char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  received_mail char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  sender varchar(254),
  received_at datetime(3) NOT NULL,
  received_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  reviewed_at datetime(3),
  reviewed_by char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  refusal varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  review_message varchar(500),
  version int unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  UNIQUE KEY signed_copy_live (live_sha256),
  KEY signed_copy_state (state,received_at,id),
  KEY signed_copy_customer (customer,received_at),
  KEY signed_copy_poa_document (poa_document),
  KEY signed_copy_uploaded_to (uploaded_to),
  KEY signed_copy_sha256 (sha256),
  KEY signed_copy_received_mail (received_mail),
  CONSTRAINT signed_copy_customer FOREIGN KEY (customer) REFERENCES customer (id),
  CONSTRAINT signed_copy_poa_document FOREIGN KEY (poa_document) REFERENCES poa_document (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE signed_copy_part (
  signed_copy char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number smallint unsigned NOT NULL,
  bytes mediumblob NOT NULL,
  PRIMARY KEY (signed_copy,number),
  CONSTRAINT signed_copy_part_signed_copy FOREIGN KEY (signed_copy) REFERENCES signed_copy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE signed_copy_porting (
  signed_copy char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  porting char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  filed_at datetime(3),
  PRIMARY KEY (signed_copy,porting),
  KEY signed_copy_porting_porting (porting),
  CONSTRAINT signed_copy_porting_porting FOREIGN KEY (porting) REFERENCES porting (id),
  CONSTRAINT signed_copy_porting_signed_copy FOREIGN KEY (signed_copy) REFERENCES signed_copy (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE sign_in_link (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email_address varchar(254) NOT NULL,
  created_at datetime(3) NOT NULL,
  next_attempt_at datetime(3),
  hash binary(32),
  expires_at datetime(3),
  used_at datetime(3),
  PRIMARY KEY (id),
  UNIQUE KEY sign_in_link_hash (hash),
  KEY sign_in_link_due (next_attempt_at),
  KEY sign_in_link_created (created_at),
  KEY sign_in_link_employee (employee),
  CONSTRAINT sign_in_link_employee FOREIGN KEY (employee) REFERENCES employee (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE sign_in_request (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  email_address varchar(254) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  requested_at datetime(3) NOT NULL,
  PRIMARY KEY (id),
  KEY sign_in_request_requested (requested_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE token (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  employee char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name varchar(200) NOT NULL,
  prefix varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  hash binary(32) NOT NULL,
  created_at datetime(3) NOT NULL,
  expires_at datetime(3),
  revoked_at datetime(3),
  last_used_at datetime(3),
  access_level varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'ADMIN',
  PRIMARY KEY (id),
  UNIQUE KEY token_hash (hash),
  KEY token_employee (employee),
  KEY token_name (name,expires_at),
  CONSTRAINT token_employee FOREIGN KEY (employee) REFERENCES employee (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE turn (
  name varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  taken int unsigned NOT NULL,
  PRIMARY KEY (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE unannounced_change (
  audit char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at datetime(3) NOT NULL,
  PRIMARY KEY (audit),
  KEY unannounced_change_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE voice_account (
  id char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  customer char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  type varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name varchar(200),
  sim_number varchar(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin,
  state varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  created_at datetime(3) NOT NULL,
  version int unsigned NOT NULL DEFAULT 1,
  PRIMARY KEY (id),
  KEY voice_account_customer (customer,state),
  KEY voice_account_created (state,created_at,id),
  KEY voice_account_customer_created (customer,state,created_at,id),
  CONSTRAINT voice_account_customer FOREIGN KEY (customer) REFERENCES customer (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;

CREATE TABLE voice_account_number (
  number varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  voice_account char(24) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  PRIMARY KEY (number),
  KEY voice_account_number_account (voice_account),
  CONSTRAINT voice_account_number_account FOREIGN KEY (voice_account) REFERENCES voice_account (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
