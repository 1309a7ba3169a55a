/** As the names of customers. The new index begins with what the former was, which its foreign key needs. */
export const orderEmployeesInDanish = `
alter table employee
  modify name varchar(200) character set utf8mb4 collate utf8mb4_danish_ci not null,
  add key employee_customer_name (customer, name, id),
  drop key employee_customer`
