"""Who shares what: the councils, and the services by name where they are few."""

from dataclasses import dataclass

from generator.core.authorities import Authority
from generator.core.register import Register
from generator.values.english import lowered

FEW = 3
"""How many services a sentence names."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Who shares what: the councils that are partners, or were at the end, and the services by name if they are few."""

    councils: tuple[Authority, ...]
    names: tuple[str, ...]
    services: tuple[str, ...]

    @property
    def several(self) -> bool:
        """Whether it is more than one council."""
        return len(self.councils) > 1


def sharing_of(register: Register) -> Sharing:
    """Say who shares what."""
    partnership = register.partnership
    named = tuple(lowered(str(service.name)) for service in partnership.services)
    councils = register.partners or partnership.authorities
    names = tuple(str(authority.name) for authority in councils)
    return Sharing(councils, names, named if 0 < len(named) <= FEW else ("services",))
