/** What a row of `routes` leads to, in the words of its page in docs/api; a test compares them. */
export interface OperationText {
  /** What it does: the page's introduction. */
  introduction: string
  /** Who may call it: the page's access level. */
  access: string
}

const ownerResellerOrStaff =
  'OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. RESELLER_ADMIN, ADMIN'
const resellerAdminOrAdmin = 'RESELLER_ADMIN if the customer belongs to the reseller. ADMIN'

const ownerResellerOrAdmin =
  'OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN'

/** By the name of the procedure. */
export const operationTexts: Readonly<Record<string, OperationText>> = {
  'operator.create': {
    introduction: `This request creates a Danish telecom operator. Operators are the donors that numbers are ported from; how
a donor wants a porting authorised is part of its record.`,
    access: 'ADMIN',
  },
  'operator.list': {
    introduction: `This request lists the Danish telecom operators of the registry, ordered by CPS code, as far as the caller
may see them.`,
    access:
      'VIEWER, MANAGER, OWNER, RESELLER: `_id`, `name` and `address` only. RESELLER_ADMIN, ADMIN: everything',
  },
  'operator.get': {
    introduction:
      'This request shows one Danish telecom operator of the registry, as far as the caller may see it.',
    access:
      'VIEWER, MANAGER, OWNER, RESELLER: `_id`, `name` and `address` only. RESELLER_ADMIN, ADMIN: everything',
  },
  'operator.update': {
    introduction:
      'This request changes a Danish telecom operator of the registry. What is left out stays as it is.',
    access: 'ADMIN',
  },
  'number.info': {
    introduction: 'This request tells what a Danish phone number is for and which operator holds it.',
    access: 'VIEWER or above',
  },
  'number.assign': {
    introduction: `This request writes into the number table that an operator holds a number, or a range of numbers. It is
for single corrections; the table as a whole is filled by number import.`,
    access: 'ADMIN',
  },
  'customer.create': {
    introduction: `This request creates a customer. Numbers are ported for customers; a reseller is a customer that others
belong to.`,
    access: 'RESELLER and RESELLER_ADMIN beneath their own company. ADMIN',
  },
  'customer.list': {
    introduction: 'This request lists the customers that the caller may see, by name.',
    access:
      "VIEWER to OWNER: the own customer. RESELLER and RESELLER_ADMIN: the own company and every customer beneath it, sub-resellers' too. ADMIN: all",
  },
  'customer.get': {
    introduction: 'This request reads one customer.',
    access:
      'VIEWER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN',
  },
  'customer.update': {
    introduction: 'This request changes a customer. What is left out stays as it is.',
    access: 'RESELLER if the customer belongs to the reseller or is its own company. ADMIN',
  },
  'sipAccount.create': {
    introduction: `This request makes a SIP account of a customer and puts numbers on it. A number that another operator
holds gets a porting, which the answer includes; POA create then makes the powers of attorney.`,
    access: ownerResellerOrAdmin,
  },
  'sipAccount.update': {
    introduction: `This request renames a SIP account, or changes its numbers: by the whole new list, or by what is added and
removed. Numbers that are added get portings as in SIP create; the portings of numbers that are taken off
are cancelled or go on with their other numbers.`,
    access:
      "OWNER if the user belongs to the account's customer. RESELLER if that customer belongs to the reseller. ADMIN",
  },
  'mvnoAccount.create': {
    introduction: `This request makes an MVNO account of a customer: one mobile number. A number that another operator holds
gets a porting, which the answer includes; POA create then makes the power of attorney.`,
    access: ownerResellerOrAdmin,
  },
  'mvnoAccount.delete': {
    introduction:
      'This request closes an MVNO account. Its number is free again, and its open porting is cancelled.',
    access:
      "OWNER if the user belongs to the account's customer. RESELLER if that customer belongs to the reseller. ADMIN",
  },
  'voiceAccount.list': {
    introduction:
      'This request lists voice accounts, SIP and MVNO, with their numbers. Deleted accounts are not shown.',
    access:
      "VIEWER to OWNER: the own customer's. RESELLER, RESELLER_ADMIN: those of every customer beneath, too. ADMIN: all",
  },
  'porting.list': {
    introduction: 'This request lists the portings that the user may see, oldest first, page by page.',
    access:
      "VIEWER, MANAGER and OWNER: their own customer's. RESELLER and RESELLER_ADMIN: their own customer's and those of every customer beneath it, sub-resellers' too. ADMIN: all",
  },
  'porting.poaList': {
    introduction: `This request lists the powers of attorney (POA) of a customer, the newest set first, page by page, and
tells of each what became of it: replaced, fetched, and every delivery that carries it.`,
    access: ownerResellerOrAdmin,
  },
  'porting.get': {
    introduction: 'This request answers one porting.',
    access:
      'VIEWER, MANAGER, OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN',
  },
  'porting.history': {
    introduction: `This request tells what became of a porting, from its first day on: each stage with its message, the documents,
deliveries, signed copies and orders, and every change of its facts, with who did it.`,
    access: ownerResellerOrAdmin,
  },
  'porting.update': {
    introduction: `This request changes facts of a porting, and who hears of its progress. What is left out stays as it is.
Unknown properties are ignored, so the whole object of porting get may be sent back.`,
    access:
      'VIEWER, MANAGER, OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN',
  },
  'porting.waitCustomer': {
    introduction: `This request puts a porting into IN_AWAITING_POA_FROM_CUSTOMER: the customer got its power of attorney by other means than POA create, or
is to sign another because the donor refused or wants it otherwise.`,
    access: ownerResellerOrStaff,
  },
  'porting.cancel': {
    introduction: `This request calls a porting of fixed-line numbers off.`,
    access: ownerResellerOrStaff,
  },
  'porting.contact': {
    introduction: `This request registers that somebody spoke with the donor about a porting, and what was said.`,
    access: resellerAdminOrAdmin,
  },
  'porting.split': {
    introduction: `This request makes one porting of each number of a porting, for donors that want the numbers of a series ported separately.`,
    access: ownerResellerOrStaff,
  },
  'porting.confirm': {
    introduction: `This request records that the donor confirmed a porting, and the date on which the numbers move.`,
    access: 'ADMIN',
  },
  'porting.reject': {
    introduction: `This request records that the donor refused a porting, and why.`,
    access: 'ADMIN',
  },
  'porting.complete': {
    introduction: `This request records that the numbers of a porting have moved.`,
    access: 'ADMIN',
  },
  'porting.stageOverride': {
    introduction: `This request puts a porting into any stage, by hand, where something went another way than the calls for it know.`,
    access: resellerAdminOrAdmin,
  },
  'portingFile.documentUpload': {
    introduction: `This request takes in a signed power of attorney (POA): a scan or a photo of the paper that came back. The porting code that is printed on
it tells which portings it is for, so one upload serves all portings of the document. They wait for its review then.`,
    access: ownerResellerOrAdmin,
  },
  'portingFile.documentReceive': {
    introduction: `This request takes in a signed power of attorney (POA), a scan or a photo of the paper that came back, without saying which
porting it is for: the porting code that is printed on it tells.`,
    access: `OWNER if the document is of the user's customer. RESELLER if it is of a customer that belongs to the reseller. ADMIN`,
  },
  'porting.documentList': {
    introduction: `This request lists the signed copies that came back for a porting, the newest first: those that are filed for it, and those that were
uploaded to it and wait to be matched.`,
    access:
      'VIEWER, MANAGER, OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN',
  },
  'portingFile.documentFile': {
    introduction: `This request answers the file of a signed copy of a porting as it came, or one page of it as a picture.`,
    access: ownerResellerOrAdmin,
  },
  'porting.documentApprove': {
    introduction: `This request says that a signed copy is in order, for all portings that it is for: it may go to the donor then.`,
    access: 'ADMIN',
  },
  'porting.documentRefuse': {
    introduction: `This request refuses a signed copy, for all portings that it is for, and tells the customer's contact by e-mail why. The portings wait for
the customer again.`,
    access: 'ADMIN',
  },
  'porting.documentDelete': {
    introduction: `This request takes a signed copy away from all portings that it is for. Exactly one may go to the donor, so the irrelevant ones are removed
before. Portings that have no other one left wait for the customer again.`,
    access: ownerResellerOrAdmin,
  },
  'porting.byCode': {
    introduction: `This request tells which portings a power of attorney (POA) is for, by the porting code that is printed on it as text and as a QR code.`,
    access: 'RESELLER_ADMIN if the customer belongs to the reseller. ADMIN',
  },
  'document.unmatched': {
    introduction: `This request lists the signed copies of which nobody knows the portings, the oldest first: their porting code could not be read, or they
came by e-mail and fit nothing.`,
    access: 'ADMIN',
  },
  'document.mails': {
    introduction: `This request lists the e-mails that brought files to the mailbox that is read, the newest first, with what became of each file.`,
    access: 'ADMIN',
  },
  'portingFile.documentUnmatchedFile': {
    introduction: `This request answers the file of any signed copy as it came, or one page of it as a picture: of those that are no porting's yet, too.`,
    access: 'ADMIN',
  },
  'document.match': {
    introduction: `This request says which portings a signed copy is for that waits to be matched. It is filed for them and for all others of their power of
attorney (POA) that wait for it, as if its porting code had been read.`,
    access: 'ADMIN',
  },
  'document.discard': {
    introduction: `This request throws a file away that waits to be matched and is no signed copy of anything.`,
    access: 'ADMIN',
  },
  'porting.poaPlan': {
    introduction: `This request tells which powers of attorney (POA) POA create would make now, which numbers would be on
them, and why donors might refuse them. It writes nothing.`,
    access: ownerResellerOrAdmin,
  },
  'portingFile.poaPreview': {
    introduction: `This request shows the power of attorney (POA) that POA create would make now for one donor. Nothing is
saved, and nothing happens to the portings.

A preview cannot be used as a POA. Every page is marked "UDKAST" and "DRAFT – NOT VALID" from edge to
edge, also on a black-and-white fax, and the same word stands in place of the reference and the porting
code; there is no QR code.`,
    access: ownerResellerOrAdmin,
  },
  'porting.poaCreate': {
    introduction: `This request goes through all SIP and MVNO accounts of a customer and gathers every number that needs
porting and has not been ordered. It then makes a power of attorney (POA), a PDF, for each operator that
numbers are ported from, and either sends the documents to the customer by e-mail or fax for signing, or
keeps them for download with POA get.

It always makes as few documents as possible: 20 MVNO portings from one operator give a single document,
linked to all 20 portings.`,
    access: ownerResellerOrAdmin,
  },
  'delivery.list': {
    introduction: `This request lists the deliveries by e-mail and fax that the user may see, newest first, page by page,
with what became of each.`,
    access:
      "OWNER: their own customer's. RESELLER and RESELLER_ADMIN: their own customer's and those of every customer beneath it, sub-resellers' too. ADMIN: all",
  },
  'porting.poaResend': {
    introduction: `This request sends the documents or the letter of a delivery again, to the same recipient or to another,
or has a waiting delivery tried at once. Nothing is printed anew: the documents stay as they are.

Documents made for download have no delivery. To send them, or to have them printed anew, run POA create.`,
    access:
      'OWNER if the user belongs to the customer. RESELLER if the customer belongs to the reseller. ADMIN. A fax in the state `unknown`, and a delivery whose `letter` is DONOR: ADMIN',
  },
  'porting.poaRelease': {
    introduction: `This request decides about a fax of which it is not known whether it went out: it arrived, and counts as
sent; or it did not, and is sent again. Until then it is left alone, because nobody could recognise a
second fax as a repeat.

Ask the recipient before. Which faxes wait is in the delivery list with \`state=unknown\`.`,
    access: 'ADMIN',
  },
  'porting.poaSend': {
    introduction: `This request sends the signed copy of a power of attorney (POA) to the donor operator, by the way and to the
address that the donor has in the registry; or to another recipient, by e-mail or fax.`,
    access:
      'ADMIN when no recipient is given. Otherwise OWNER if the user belongs to the customer, RESELLER if the customer belongs to the reseller, and ADMIN',
  },
  'porting.order': {
    introduction: `This request orders a porting from the donor. Where the donor wants some time between the power of attorney
(POA) and the order, the order is kept, and goes out by itself when that time is over.`,
    access: 'RESELLER_ADMIN if the customer belongs to the reseller. ADMIN',
  },
  'portingFile.poaGet': {
    introduction: `This request fetches a power of attorney (POA) that POA create made with the method DOWNLOAD. Make one
call for each id in \`documents\`.

An id works once. After the download run POA create again.`,
    access: ownerResellerOrAdmin,
  },
  'portingFile.poaDocument': {
    introduction: `This request shows staff a power of attorney (POA) of a customer. Unlike POA get it does not use the
document up: it can be repeated, and the customer's own download still works.`,
    access: 'RESELLER_ADMIN and ADMIN, for every customer',
  },
  'portingFile.poaTrail': {
    introduction: `This request shows what became of a power of attorney (POA), as a PDF: when it was made, fetched and delivered,
what came back signed, and what became of its portings, with who did it and by which call.`,
    access: ownerResellerOrAdmin,
  },
  'auditLog.list': {
    introduction: `This request lists what was changed, by whom and when, newest first, page by page. Every change leaves an entry,
in the transaction that makes it; entries are never changed, and never deleted.`,
    access:
      "RESELLER and RESELLER_ADMIN: what is of their own customer and of every customer beneath it, sub-resellers' too. ADMIN: all",
  },
  'portingFile.poaPrint': {
    introduction: `This request answers several powers of attorney (POA) of a customer as one PDF to print. Every page is
marked "KOPI / COPY". No id is used up, and nothing happens to the portings.`,
    access: ownerResellerOrAdmin,
  },
  'poa.verify': {
    introduction: `This request tells whether a file is a power of attorney (POA) of ours, unchanged, current, and signed, by
the file's SHA-256. Nothing of the file is sent, and nothing of who is in it is told.`,
    access: 'Everybody; no credential is needed',
  },
  'poaFile.verify': {
    introduction: `This request tells the same as POA verify of a file that is sent. Of one that is neither an original nor a
signed copy that came back, the porting codes are read off its pages, so it tells too when a document of ours was
changed. The file is not kept.`,
    access: 'Everybody; no credential is needed',
  },
}
