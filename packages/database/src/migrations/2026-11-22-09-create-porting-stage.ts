/** The history of a porting: one row for every change of stage, with who, when and why. */
export const createPortingStage = `
create table porting_stage (
  porting char(24) character set utf8mb4 collate utf8mb4_bin not null,
  version int unsigned not null,
  stage varchar(32) character set utf8mb4 collate utf8mb4_bin not null,
  entered_at datetime(3) not null,
  message varchar(500),
  employee char(24) character set utf8mb4 collate utf8mb4_bin,
  primary key (porting, version),
  constraint porting_stage_porting foreign key (porting) references porting (id)
) engine=InnoDB default charset=utf8mb4 collate=utf8mb4_unicode_520_ci`
