/** The mails of which a file was left out. */
export const addReceivedMailLeftOut = `
alter table received_mail add key received_mail_left_out (kind, left_out(1))`
