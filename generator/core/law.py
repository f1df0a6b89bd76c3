"""Which law asks something of a body's meetings and decisions, and from when until when.

The law is England's: the 2012 Regulations for executives, Part VA of the 1972 Act for councils. What a partnership
sets for itself is asked of all of its bodies.
"""

from generator.core.bodies import BodyLaw
from generator.core.register import Register
from generator.values.date_words import months_after
from generator.values.dates import PartialDate
from generator.values.rules import Law

EXECUTIVE_RULES = "https://www.legislation.gov.uk/uksi/2012/2089"
OFFICER_RULES = "https://www.legislation.gov.uk/uksi/2014/2095"
COUNCIL_ACT = "https://www.legislation.gov.uk/ukpga/1972/70"
OPEN_MINUTES = Law("section 100C, Local Government Act 1972", f"{COUNCIL_ACT}/section/100C")
CALL_IN = Law("section 9F, Local Government Act 2000", "https://www.legislation.gov.uk/ukpga/2000/22/section/9F")
JOINT_AUDIT = Law(
    "the government’s letter on the Local Audit and Accountability Act 2014",
    "https://www.gov.uk/government/publications/"
    "local-audit-and-accountability-act-2014-changes-to-audit-requirements-for-joint-committees",
)
"""Since 1 April 2015 a joint committee needs no separate audit, but some still have one."""
OPEN_MONTHS = 72
"""Papers and records are open for six years (section 100C(1) of the 1972 Act; regulation 21, SI 2012/2089)."""


def own_rule(period: str) -> Law:
    """Name a period that the partnership set for itself as what asks for something."""
    return Law("the partnership’s own rule", in_message=f"the partnership's own rule, `{period}`")


def law_of(body: str, register: Register) -> BodyLaw | None:
    """The law that a body's meetings are under; None outside England, and where the record does not say."""
    found = register.bodies.get(body)
    return found.law_in_force if found else None


def asked_of(day: PartialDate, register: Register) -> bool:
    """Whether anything is asked of what was on a day.

    Nothing is asked of what was before the partnership began or more than six years ago, nor once it has ended.
    """
    started = register.partnership.started
    before = started is not None and day.surely_before(started)
    return not (before or register.ended or months_after(day.named_last, OPEN_MONTHS) < register.as_of)
