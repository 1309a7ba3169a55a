/**
 * Answers that were there before their faults were kept: mail servers' replies by their codes, or by words that are in
 * use; the couriers' own sentences and HylaFAX's words as they were. What is sent or unknown is explained by other facts;
 * what is under way is asked about again. Where the newest attempt was not kept, the newest that was stands for it.
 */
export const fillAttemptFault = `
update delivery_attempt as attempt join (
  select delivery.id, delivery.answer as said, max(kept.number) as number
  from delivery join delivery_attempt as kept on kept.delivery = delivery.id
  where delivery.state in ('queued', 'failed') and delivery.answer is not null
  group by delivery.id, delivery.answer
) as newest on newest.id = attempt.delivery and newest.number = attempt.number
set fault = case
  when said regexp '^421' then 'MAIL_SERVER_AWAY'
  when said regexp '^454|^530.*TLS' then 'MAIL_NOT_SAFE'
  when said regexp '^53[0458]' then 'NO_MAIL_ACCESS'
  when said regexp '^5[0-9]{2}[ -]+5[.]1[.](1|2|3|6|10)([^0-9]|$)' then 'NO_SUCH_ADDRESS'
  when said regexp '^[45][0-9]{2}[ -]+[45][.]2[.]2([^0-9]|$)' then 'MAILBOX_FULL'
  when said regexp '^[45][0-9]{2}[ -]+[45][.](2[.]3|3[.]4)([^0-9]|$)' then 'TOO_LARGE'
  when said regexp '^[45][0-9]{2}[ -]+4[.]7[.][0-9]' then 'ASKED_TO_WAIT'
  when said regexp '^[45][0-9]{2}[ -]+5[.]7[.][0-9]' then 'REFUSED'
  when said regexp '^[45][0-9]{2}[ -]+[45][.][0-9]+[.][0-9]' then null
  when said regexp '^551|^5.*(no such|unknown|not exist|mailbox unavailable|invalid (recipient|mailbox|address))'
    then 'NO_SUCH_ADDRESS'
  when said regexp '^[45][0-9]{2}.*(too (big|large)|size)' then 'TOO_LARGE'
  when said regexp '^552|^[45][0-9]{2}.*(mailbox (is )?full|quota)' then 'MAILBOX_FULL'
  when said regexp '^4[0-9]{2}.*greylist' then 'ASKED_TO_WAIT'
  when said regexp '^5[0-9]{2}.*(spam|blocked|blacklist|blocklist|policy|denied)' then 'REFUSED'
  when said regexp '^the mail server refused the login' then 'NO_MAIL_ACCESS'
  when said regexp '^no safe [(]TLS[)]|^the connection to the mail server failed [(][A-Z0-9_]*(CERT|SSL|TLS)'
    then 'MAIL_NOT_SAFE'
  when said regexp '^the (connection to the )?mail server ' then 'MAIL_SERVER_AWAY'
  when said regexp 'busy (signal|tone)|number (is )?busy' then 'FAX_BUSY'
  when said regexp 'no answer from remote|no carrier' then 'NO_FAX_ANSWERS'
  when said regexp 'no local dialtone' then 'FAX_LINE_DEAD'
  when said regexp '^(sendfax|faxstat) (was not found|cannot be started)|^the fax server refused'
    then 'NO_FAX_ACCESS'
  when said regexp '^the fax server (cannot be reached|did not answer)' then 'FAX_SERVER_AWAY'
end
where fault is null`
