"""Who shares what: the partners, and the services by name where they are few."""

import re
from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.partners import Service
from generator.core.register import Register
from generator.values.english import lowered, with_a

FEW = 3
"""How many services a sentence names."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A service that only some of the partners share, and these."""

    councils: tuple[Authority, ...]
    service: str


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares what: the councils that are partners, or were at the end, and the services by name if they are few.

    `services` are those that all of them share, and `apart` those that only some do; none is of one council.
    """

    councils: tuple[Authority, ...]
    names: tuple[str, ...]
    services: tuple[str, ...]
    apart: tuple[Apart, ...] = ()

    @property
    def several(self) -> bool:
        """Whether it is more than one council."""
        return len(self.councils) > 1


def sharing_of(register: Register) -> Sharing:
    """Say who shares what."""
    partnership = register.partnership
    councils = register.partners or partnership.authorities
    names = tuple(str(authority.name) for authority in councils)
    if not 0 < len(partnership.services) <= FEW:
        return Sharing(councils, names, ("services",))
    held = [(service, _sharers(service, register)) for service in partnership.services]
    by_all = tuple(_named(service) for service, sharers in held if len(sharers) == len(councils))
    apart = tuple(Apart(sharers, _named(service)) for service, sharers in held if 1 < len(sharers) < len(councils))
    return Sharing(councils, names, by_all or (() if apart else ("services",)), apart)


def sharing_in(service: Service, register: Register) -> Sharing:
    """Say who shares one service."""
    councils = _sharers(service, register)
    return Sharing(councils, tuple(str(one.name) for one in councils), (_named(service),))


def _sharers(service: Service, register: Register) -> tuple[Authority, ...]:
    ids = register.sharing((service.id,), (register.running_until,))
    return tuple(register.authorities[one] for one in ids) if register.partners else register.partnership.authorities


_ONE_OF_MANY = re.compile(r"\b(?:centre|depot|hub|laboratory|library|office|scheme|service|team|unit)$", re.IGNORECASE)
"""Names of services that need an article within a sentence."""


def _named(service: Service) -> str:
    name = lowered(str(service.name))
    return with_a(name) if _ONE_OF_MANY.search(name) else name
