import { createOperator } from './2026-11-22-01-create-operator.js'
import { createCustomer } from './2026-11-22-02-create-customer.js'
import { createEmployee } from './2026-11-22-03-create-employee.js'
import { createToken } from './2026-11-22-04-create-token.js'
import { createVoiceAccount } from './2026-11-22-05-create-voice-account.js'
import { createVoiceAccountNumber } from './2026-11-22-06-create-voice-account-number.js'
import { createNumberRange } from './2026-11-22-07-create-number-range.js'
import { createPorting } from './2026-11-22-08-create-porting.js'
import { createPortingStage } from './2026-11-22-09-create-porting-stage.js'
import { createOpenPortingNumber } from './2026-11-22-10-create-open-porting-number.js'
import { createPoaDocument } from './2026-11-22-11-create-poa-document.js'
import { createPoaDocumentFile } from './2026-11-22-12-create-poa-document-file.js'
import { createPoaDocumentPorting } from './2026-11-22-13-create-poa-document-porting.js'
import { createDelivery } from './2026-11-22-14-create-delivery.js'
import { createDeliveryDocument } from './2026-11-22-15-create-delivery-document.js'
import { addTokenLastUsed } from './2026-11-22-16-add-token-last-used.js'
import { addNumberRangeDigits } from './2026-11-22-17-add-number-range-digits.js'
import { addPortingCreated } from './2026-11-22-18-add-porting-created.js'
import { addCustomerName } from './2026-11-22-19-add-customer-name.js'
import { createTurn } from './2026-11-22-20-create-turn.js'
import { addVoiceAccountVersion } from './2026-11-22-26-add-voice-account-version.js'
import { addPortingCustomerCreated } from './2026-11-22-29-add-porting-customer-created.js'
import { addPortingStageCreated } from './2026-11-22-30-add-porting-stage-created.js'
import { addVoiceAccountCreated } from './2026-11-22-31-add-voice-account-created.js'
import { addVoiceAccountCustomerCreated } from './2026-11-22-32-add-voice-account-customer-created.js'
import { addDeliveryJob } from './2026-11-22-33-add-delivery-job.js'
import { createDeliveryAttempt } from './2026-11-22-34-create-delivery-attempt.js'
import { createOtherRecipientHour } from './2026-11-22-35-create-other-recipient-hour.js'
import { createCommitMark } from './2026-11-27-01-create-commit-mark.js'
import { addFirstAttempts } from './2026-11-27-02-add-first-attempts.js'
import { addTokenAccessLevel } from './2026-11-27-10-add-token-access-level.js'
import { fillTokenAccessLevel } from './2026-11-27-11-fill-token-access-level.js'
import { addEmployeeOwnAddresses } from './2026-11-27-12-add-employee-own-addresses.js'
import { addOperatorVersion } from './2026-11-27-13-add-operator-version.js'
import { addCustomerVersion } from './2026-11-27-14-add-customer-version.js'
import { addEmployeeVersion } from './2026-11-27-15-add-employee-version.js'
import { createReadiness } from './2026-11-27-30-create-readiness.js'
import { addAttemptFault } from './2026-11-27-40-add-attempt-fault.js'
import { fillAttemptFault } from './2026-11-27-41-fill-attempt-fault.js'
import { orderCustomersInDanish } from './2026-11-27-50-order-customers-in-danish.js'
import { orderEmployeesInDanish } from './2026-11-27-51-order-employees-in-danish.js'
import { createAuditLog } from './2026-11-27-60-create-audit-log.js'
import { addPortingStageAudit } from './2026-11-27-61-add-porting-stage-audit.js'
import { createUnannouncedChange } from './2026-11-27-62-create-unannounced-change.js'
import { addPortingAutoStartOrder } from './2026-11-27-63-add-porting-auto-start-order.js'
import { createPortingOrder } from './2026-11-27-64-create-porting-order.js'
import { createSignedCopy } from './2026-11-27-65-create-signed-copy.js'
import { createSignedCopyPart } from './2026-11-27-66-create-signed-copy-part.js'
import { createSignedCopyPorting } from './2026-11-27-67-create-signed-copy-porting.js'
import { createReceivedMail } from './2026-11-27-68-create-received-mail.js'
import { addDeliveryLetter } from './2026-11-27-69-add-delivery-letter.js'
import { createDeliverySignedCopy } from './2026-11-27-70-create-delivery-signed-copy.js'
import { addCustomerReminders } from './2026-11-27-71-add-customer-reminders.js'
import { addOtherRecipientProgress } from './2026-11-27-85-add-other-recipient-progress.js'
import { addPoaDocumentHashKey } from './2026-11-27-90-add-poa-document-hash-key.js'
import { createMailbox } from './2026-11-27-95-create-mailbox.js'
import { addMailboxFailures } from './2026-11-27-97-add-mailbox-failures.js'
import { addPortingCopyChanges } from './2026-11-27-98-add-porting-copy-changes.js'
import { addSignedCopyPortingFiledAt } from './2026-11-27-99-add-signed-copy-porting-filed-at.js'
import { fillSignedCopyPortingFiledAt } from './2026-11-27-99-fill-signed-copy-porting-filed-at.js'
import { addPortingStageAt } from './2026-11-28-20-add-porting-stage-at.js'
import { addPortingStageMessage } from './2026-11-28-21-add-porting-stage-message.js'
import { addOpenPortingNumberReversed } from './2026-11-28-22-add-open-porting-number-reversed.js'
import { addOpenPortingNumberEnd } from './2026-11-28-23-add-open-porting-number-end.js'
import { createEndedPortingNumber } from './2026-11-28-24-create-ended-porting-number.js'
import { fillEndedPortingNumber } from './2026-11-28-25-fill-ended-porting-number.js'
import { addReceivedMailLeftOut } from './2026-11-28-26-add-received-mail-left-out.js'
import { addCustomerSearchedText } from './2026-11-28-27-add-customer-searched-text.js'
import { addCustomerUnsearched } from './2026-11-28-28-add-customer-unsearched.js'
import { createCustomerTail } from './2026-11-28-29-create-customer-tail.js'
import { fillCustomerSearchedText } from './2026-11-28-29-fill-customer-searched-text.js'
import { fillCustomerTail } from './2026-11-28-29-fill-customer-tail.js'
import { addPortingMessage } from './2026-11-28-40-add-porting-message.js'
import { dropPortingStageMessage } from './2026-11-28-41-drop-porting-stage-message.js'
import { shortenPortingGather } from './2026-11-28-43-shorten-porting-gather.js'
import { shortenPortingStage } from './2026-11-28-42-shorten-porting-stage.js'
import { createSignInRequest } from './2026-11-28-50-create-sign-in-request.js'
import { createSignInLink } from './2026-11-28-51-create-sign-in-link.js'
import { addEmployeeEmailAddressKey } from './2026-11-28-52-add-employee-email-address-key.js'
import { addCustomerVatNumberKey } from './2026-11-28-70-add-customer-vat-number-key.js'
import { storeCustomerUnsearched } from './2026-11-28-75-store-customer-unsearched.js'

export interface Migration {
  readonly name: string
  /**
   * One statement: MySQL cannot roll DDL back, so a step must be whole by itself. Its starter may die before that is
   * recorded, so one that changes data must do no harm when it runs again.
   */
  readonly statement: string
}

/** Every migration in order. A migration is never edited after it has landed; a change is a new one. */
export const migrations: readonly Migration[] = [
  { name: '2026-11-22-01-create-operator', statement: createOperator },
  { name: '2026-11-22-02-create-customer', statement: createCustomer },
  { name: '2026-11-22-03-create-employee', statement: createEmployee },
  { name: '2026-11-22-04-create-token', statement: createToken },
  { name: '2026-11-22-05-create-voice-account', statement: createVoiceAccount },
  { name: '2026-11-22-06-create-voice-account-number', statement: createVoiceAccountNumber },
  { name: '2026-11-22-07-create-number-range', statement: createNumberRange },
  { name: '2026-11-22-08-create-porting', statement: createPorting },
  { name: '2026-11-22-09-create-porting-stage', statement: createPortingStage },
  { name: '2026-11-22-10-create-open-porting-number', statement: createOpenPortingNumber },
  { name: '2026-11-22-11-create-poa-document', statement: createPoaDocument },
  { name: '2026-11-22-12-create-poa-document-file', statement: createPoaDocumentFile },
  { name: '2026-11-22-13-create-poa-document-porting', statement: createPoaDocumentPorting },
  { name: '2026-11-22-14-create-delivery', statement: createDelivery },
  { name: '2026-11-22-15-create-delivery-document', statement: createDeliveryDocument },
  { name: '2026-11-22-16-add-token-last-used', statement: addTokenLastUsed },
  { name: '2026-11-22-17-add-number-range-digits', statement: addNumberRangeDigits },
  { name: '2026-11-22-18-add-porting-created', statement: addPortingCreated },
  { name: '2026-11-22-19-add-customer-name', statement: addCustomerName },
  { name: '2026-11-22-20-create-turn', statement: createTurn },
  { name: '2026-11-22-26-add-voice-account-version', statement: addVoiceAccountVersion },
  { name: '2026-11-22-29-add-porting-customer-created', statement: addPortingCustomerCreated },
  { name: '2026-11-22-30-add-porting-stage-created', statement: addPortingStageCreated },
  { name: '2026-11-22-31-add-voice-account-created', statement: addVoiceAccountCreated },
  {
    name: '2026-11-22-32-add-voice-account-customer-created',
    statement: addVoiceAccountCustomerCreated,
  },
  { name: '2026-11-22-33-add-delivery-job', statement: addDeliveryJob },
  { name: '2026-11-22-34-create-delivery-attempt', statement: createDeliveryAttempt },
  { name: '2026-11-22-35-create-other-recipient-hour', statement: createOtherRecipientHour },
  { name: '2026-11-27-01-create-commit-mark', statement: createCommitMark },
  { name: '2026-11-27-02-add-first-attempts', statement: addFirstAttempts },
  { name: '2026-11-27-10-add-token-access-level', statement: addTokenAccessLevel },
  { name: '2026-11-27-11-fill-token-access-level', statement: fillTokenAccessLevel },
  { name: '2026-11-27-12-add-employee-own-addresses', statement: addEmployeeOwnAddresses },
  { name: '2026-11-27-13-add-operator-version', statement: addOperatorVersion },
  { name: '2026-11-27-14-add-customer-version', statement: addCustomerVersion },
  { name: '2026-11-27-15-add-employee-version', statement: addEmployeeVersion },
  { name: '2026-11-27-30-create-readiness', statement: createReadiness },
  { name: '2026-11-27-40-add-attempt-fault', statement: addAttemptFault },
  { name: '2026-11-27-41-fill-attempt-fault', statement: fillAttemptFault },
  { name: '2026-11-27-50-order-customers-in-danish', statement: orderCustomersInDanish },
  { name: '2026-11-27-51-order-employees-in-danish', statement: orderEmployeesInDanish },
  { name: '2026-11-27-60-create-audit-log', statement: createAuditLog },
  { name: '2026-11-27-61-add-porting-stage-audit', statement: addPortingStageAudit },
  { name: '2026-11-27-62-create-unannounced-change', statement: createUnannouncedChange },
  { name: '2026-11-27-63-add-porting-auto-start-order', statement: addPortingAutoStartOrder },
  { name: '2026-11-27-64-create-porting-order', statement: createPortingOrder },
  { name: '2026-11-27-65-create-signed-copy', statement: createSignedCopy },
  { name: '2026-11-27-66-create-signed-copy-part', statement: createSignedCopyPart },
  { name: '2026-11-27-67-create-signed-copy-porting', statement: createSignedCopyPorting },
  { name: '2026-11-27-68-create-received-mail', statement: createReceivedMail },
  { name: '2026-11-27-69-add-delivery-letter', statement: addDeliveryLetter },
  { name: '2026-11-27-70-create-delivery-signed-copy', statement: createDeliverySignedCopy },
  { name: '2026-11-27-71-add-customer-reminders', statement: addCustomerReminders },
  { name: '2026-11-27-85-add-other-recipient-progress', statement: addOtherRecipientProgress },
  { name: '2026-11-27-90-add-poa-document-hash-key', statement: addPoaDocumentHashKey },
  { name: '2026-11-27-95-create-mailbox', statement: createMailbox },
  { name: '2026-11-27-97-add-mailbox-failures', statement: addMailboxFailures },
  { name: '2026-11-27-98-add-porting-copy-changes', statement: addPortingCopyChanges },
  { name: '2026-11-27-99-add-signed-copy-porting-filed-at', statement: addSignedCopyPortingFiledAt },
  { name: '2026-11-27-99-fill-signed-copy-porting-filed-at', statement: fillSignedCopyPortingFiledAt },
  { name: '2026-11-28-20-add-porting-stage-at', statement: addPortingStageAt },
  { name: '2026-11-28-21-add-porting-stage-message', statement: addPortingStageMessage },
  { name: '2026-11-28-22-add-open-porting-number-reversed', statement: addOpenPortingNumberReversed },
  { name: '2026-11-28-23-add-open-porting-number-end', statement: addOpenPortingNumberEnd },
  { name: '2026-11-28-24-create-ended-porting-number', statement: createEndedPortingNumber },
  { name: '2026-11-28-25-fill-ended-porting-number', statement: fillEndedPortingNumber },
  { name: '2026-11-28-26-add-received-mail-left-out', statement: addReceivedMailLeftOut },
  { name: '2026-11-28-27-add-customer-searched-text', statement: addCustomerSearchedText },
  { name: '2026-11-28-28-add-customer-unsearched', statement: addCustomerUnsearched },
  { name: '2026-11-28-29-create-customer-tail', statement: createCustomerTail },
  { name: '2026-11-28-29-fill-customer-searched-text', statement: fillCustomerSearchedText },
  { name: '2026-11-28-29-fill-customer-tail', statement: fillCustomerTail },
  { name: '2026-11-28-40-add-porting-message', statement: addPortingMessage },
  { name: '2026-11-28-41-drop-porting-stage-message', statement: dropPortingStageMessage },
  { name: '2026-11-28-42-shorten-porting-stage', statement: shortenPortingStage },
  { name: '2026-11-28-43-shorten-porting-gather', statement: shortenPortingGather },
  { name: '2026-11-28-50-create-sign-in-request', statement: createSignInRequest },
  { name: '2026-11-28-51-create-sign-in-link', statement: createSignInLink },
  { name: '2026-11-28-52-add-employee-email-address-key', statement: addEmployeeEmailAddressKey },
  { name: '2026-11-28-70-add-customer-vat-number-key', statement: addCustomerVatNumberKey },
  { name: '2026-11-28-75-store-customer-unsearched', statement: storeCustomerUnsearched },
]
