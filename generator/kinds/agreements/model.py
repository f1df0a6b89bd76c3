"""Agreements: the partnership's own agreement, and the contracts it holds."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from generator.core.model import Record
from generator.core.part import AuthorityId, Months, Part
from generator.kinds.ids import DecisionId
from generator.values.dates import PartialDate
from generator.values.guesses import SaidAs
from generator.values.money import Money
from generator.values.reasons import Reason
from generator.values.words import Line, Prose, Url

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

ON_EXIT: dict[OnExit, str] = {
    "keep shared": "The councils keep sharing it",
    "split": "It is divided between the councils",
    "hand over": "One council takes it over",
    "end": "It ends as well",
    "not agreed": "Not agreed",
}
"""What happens to it at the partnership's end."""

ON_EXIT_PAST: dict[OnExit, str] = {
    "keep shared": "Due to stay shared",
    "split": "Due to be divided between the councils",
    "hand over": "Due to be taken over by one council",
    "end": "Due to end as well",
    "not agreed": "Not agreed",
}
"""What was due to happen to it; whether it did is another matter."""


class Change(Part):
    """One change to an agreement after it was signed, such as a longer term."""

    in_words: ClassVar[Mapping[str, str]] = {
        "ends": "new end date",
        "value": "new total value",
        "supplier": "new supplier",
    }
    called_also: ClassVar[Mapping[str, str]] = {
        "what": "change,summary,description",
        "ends": "extended to,new end",
        "supplier": "novated to",
    }

    on: PartialDate = Field(description="When it was changed.")
    what: Prose = Field(description="What changed.", examples=["Extended by two years."])
    decision: DecisionId | None = Field(None, description="The decision to change it.")
    ends: PartialDate | None = Field(None, description="When it ends now, if that changed.")
    value: Money | None = Field(None, description="What it is worth in all now, if that changed.")
    supplier: Line | None = Field(None, description="Who is the supplier now, if that changed.")


class Agreement(Record):
    """One agreement or contract."""

    gaps: ClassVar[Mapping[str, str]] = {
        "parties": "",
        "supplier": "",
        "start": "",
        "ends": "No end date was set.",
        "notice_by": "No notice is required.",
        "value": "It has no stated value.",
        "on_exit": "",
        "document": "There is no written document.",
    }
    in_words: ClassVar[Mapping[str, str]] = {
        "parties": "list of parties",
        "start": "start date",
        "ends": "end date",
        "notice_by": "last day to give notice",
        "value": "total value",
        "lead": "lead council",
        "on_exit": "plan for it at the end of the partnership",
        "document": "text of the agreement",
        "changes": "list of changes",
        "notice_months": "notice period",
        "not_published": "reason it is not published",
    }

    called_also: ClassVar[Mapping[str, str]] = {
        "parties": "signatories",
        "supplier": "contractor,vendor,provider",
        "lead": "lead authority,lead council,lead borough",
        "notice_by": "notice,notice date",
        "notice_months": "notice period,months of notice,notice in months",
        "contract_notice": "award notice,find a tender,tender notice,procurement notice,contract award notice",
        "customer": "buyer,contracting authority,purchaser,client",
        "changes": "variations,variation,extensions,extension,amendments,deeds of variation",
        "document": "url,link",
        "not_published": "why not published,reason not published",
    }

    kind: AgreementKind = Field(
        description="`partnership` if it is between the councils, `contract` if it is with a supplier."
    )
    parties: tuple[AuthorityId, ...] = Field((), description="The councils that signed it.")
    supplier: Line | None = Field(None, description="The supplier, if it is a contract.")
    customer: Line | None = Field(
        None,
        description="Who buys: the short name of a council or body in partnership.yml, or another name.",
        examples=["camden"],
    )
    contract_notice: Url | None = Field(None, description="The web address of the public notice of the award.")
    start: PartialDate | None = Field(None, description="When it starts.")
    ends: PartialDate | None = Field(None, description="When it ends, as it was first signed.")
    notice_by: PartialDate | None = Field(None, description="The last day to give notice.")
    notice_months: Months | None = Field(None, description="How many months' notice end a contract early.")
    value: Money | None = Field(None, description="The total value, as it was first signed.")
    changes: tuple[Change, ...] = Field((), description="What was changed after it was signed, a row for each change.")
    lead: AuthorityId | None = Field(None, description="The council that manages it for the others.")
    on_exit: OnExit | None = Field(None, description="What happens to it when the partnership ends.")
    document: Url | None = Field(None, description="The web address of the document.")
    not_published: Reason | None = Field(None, description="Why the document is not published.")

    @property
    def holders(self) -> tuple[str, ...]:
        """Of a contract, the council that manages it for the others."""
        return (self.lead,) if self.lead and self.kind == "contract" else ()

    def asks(self, key: str) -> bool:
        """Only a contract has a supplier; notice has a day or a length, a document an address or a reason for none."""
        if key == "parties":
            return self.kind == "partnership"
        if key == "supplier":
            return self.kind == "contract" and not any(change.supplier for change in self.changes)
        if key == "notice_by":
            return self.notice_months is None
        return key != "document" or self.not_published is None

    def asks_by(self, key: str, day: date) -> bool:
        """What had ended before the partnership did has no plan for its end."""
        over = bool(self.ends_now and self.ends_now.surely_before(day))
        return self.asks(key) and not (key == "on_exit" and over)

    @property
    def ends_now(self) -> PartialDate | None:
        """When it ends, by the newest change that says so."""
        return next((change.ends for change in self._newest_first if change.ends), self.ends)

    @property
    def value_now(self) -> Money | None:
        """What it is worth in all, by the newest change that says so."""
        return next((change.value for change in self._newest_first if change.value is not None), self.value)

    @property
    def supplier_now(self) -> Line | None:
        """Who the supplier is, by the newest change that says so."""
        return next((change.supplier for change in self._newest_first if change.supplier), self.supplier)

    @property
    def _newest_first(self) -> list[Change]:
        return sorted(self.changes, key=lambda change: change.on.sort_key, reverse=True)

    @property
    def days(self) -> tuple[PartialDate, ...]:
        """Its start and its end."""
        return tuple(day for day in (self.start, self.ends_now) if day)
