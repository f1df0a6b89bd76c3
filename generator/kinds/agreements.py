"""Agreements: the partnership's own agreement, and the contracts it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.guesses import SaidAs
from generator.kind import Entry, Event, Finding, Kind
from generator.model import AuthorityId, Record
from generator.register import Register
from generator.values.dates import PartialDate
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.words import Line, Url

AgreementKind = Annotated[
    Literal["partnership", "contract"],
    SaidAs(
        {
            "partnership": "partnership agreement,inter authority agreement,inter authority,iaa,section 101 agreement,"
            "between councils,between the councils,joint working agreement,shared service agreement,"
            "shared services agreement,memorandum of understanding,mou,collaboration agreement",
            "contract": "supplier,supplier contract,with a supplier,supply contract,service contract,call off contract,"
            "vendor,contracted",
            "": "agreement,lease,licence,sla,framework,not a contract,contrast,subcontract",
        }
    ),
]
OnExit = Annotated[
    Literal["keep shared", "split", "hand over", "end", "not agreed"],
    SaidAs(
        {
            "keep shared": "share,shared,keep,kept shared,keep sharing,stay shared,stays shared,remain shared,"
            "remains shared,still shared,continue to share,continue sharing,keep it shared",
            "split": "divide,divided,split up,separate,separated,split between councils,split between the councils,"
            "split by council,split equally,disaggregate,disaggregated,broken up,break up",
            "hand over": "transfer,transferred,handover,handed over,hand back,handed back,novate,novated,assign,"
            "assigned,transfer to one council,pass on,passed on",
            "end": "ends,ended,terminate,terminated,termination,cancel,cancelled,expire,expires,lapse,lapses,let lapse,"
            "let it end,wind up,wound up,stop,close",
            "not agreed": "tbc,tba,tbd,unknown,undecided,undetermined,unresolved,not known,not decided,not yet agreed,"
            "not yet decided,not yet known,to be agreed,to be decided,to be confirmed,to be determined,"
            "yet to be agreed,yet to be decided,no agreement,no agreement yet,pending",
            "": "agreed,not split,not shared,unshared,not ended,do not end,not handed over,keep separate,do not split,"
            "extend,extended,renew,renewed,unsplit,undivided,not transferred,do not share,inseparable",
        }
    ),
]


class Agreement(Record):
    """One agreement or contract."""

    called_also: ClassVar[Mapping[str, str]] = {
        "parties": "signatories",
        "supplier": "contractor,vendor,provider",
        "lead": "lead authority,lead council,lead borough",
        "notice_by": "notice,notice date",
        "document": "url,link",
        "not_published": "why not published,reason not published",
    }

    kind: AgreementKind = Field(description="Between the councils, or with a supplier.")
    parties: tuple[AuthorityId, ...] = Field((), description="The authorities that signed it.")
    supplier: Line | None = Field(None, description="The supplier, for a contract.")
    start: PartialDate | None = Field(None, description="When it starts.")
    ends: PartialDate | None = Field(None, description="When it ends.")
    notice_by: PartialDate | None = Field(None, description="The last day to give notice.")
    value: Money | None = Field(None, description="What it is worth in all.")
    lead: AuthorityId | None = Field(None, description="The authority that holds it for the others.")
    on_exit: OnExit | None = Field(None, description="What becomes of it when the partnership ends.")
    document: Url | None = Field(None, description="Its address.")
    not_published: Reason | None = Field(None, description="Why it is not published.")

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """Its start and its end."""
        return tuple(day for day in (self.start, self.ends) if day)


def dates_are_possible(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """It ends after it starts, and notice comes before the end."""
    record = entry.record
    if record.start and record.ends and record.ends.surely_before(record.start):
        message = f"It ends ({record.ends}) before it starts ({record.start})."
        yield Finding(("ends",), "date-order", message, "Check both dates.")
    if record.notice_by and record.start and record.notice_by.surely_before(record.start):
        message = f"The last day to give notice ({record.notice_by}) is before the start ({record.start})."
        yield Finding(("notice_by",), "date-order", message, "Check both dates.")
    if record.notice_by and record.ends and record.notice_by.surely_after(record.ends):
        message = f"The last day to give notice ({record.notice_by}) is after the end ({record.ends})."
        yield Finding(("notice_by",), "date-order", message, "Check both dates.")


def parties_fit_the_kind(entry: Entry[Agreement], register: Register) -> Iterator[Finding]:
    """A supplier has a contract; a document is published or it is said why not."""
    record = entry.record
    if record.kind == "partnership" and record.supplier is not None:
        message = "An agreement between the councils has no supplier."
        yield Finding(("supplier",), "contradiction", message, "Write `kind: contract`, or take this out.", at_key=True)
    if record.document is not None and record.not_published is not None:
        message = "The document is published above, so nothing needs to say why not."
        yield Finding(("not_published",), "contradiction", message, "Take one of the two out.", at_key=True)


def events(entry: Entry[Agreement], register: Register) -> Iterator[Event]:
    """Its start and its end."""
    for day, sort in ((entry.record.start, "started"), (entry.record.ends, "ended")):
        if day:
            yield Event(day, sort, entry)


KIND = Kind(
    name="agreements",
    model=Agreement,
    one="agreement",
    many="Agreements",
    about="What the councils signed, with each other and with suppliers.",
    menu=60,
    group="more",
    date_of=lambda record: record.start,
    events=events,
    rules=(dates_are_possible, parties_fit_the_kind),
)
