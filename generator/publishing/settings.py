"""What an operator sets for publishing, in `publishing.yml` beside the content: it is code's, not the record's."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from yaml import YAMLError, safe_load

from generator.gates.hosts import HOSTS

SETTINGS = "publishing.yml"
KEEP = 7
"""How many releases are kept, with the one that is shown: a week of nights."""


_PLAINLY = {
    "model_type": "write a key, a colon and a value on each line, as `keep: 7`",
    "frozen_set_type": "write a list, with each address on a line of its own after `- `",
    "string_type": "write a word or an address",
    "extra_forbidden": "there is no such key; there are host, keep and gone",
    "greater_than_equal": "write 1 or more",
    "int_parsing": "write a whole number",
}
"""What is said of a mistake, by what pydantic calls it."""


class BadSettings(Exception):
    """Raised for settings that cannot be taken; says what to write instead."""


def _known(name: str) -> str:
    if name and name not in HOSTS:
        raise ValueError(f"write one of {', '.join(HOSTS)}")
    return name


def _address(text: str) -> str:
    if not text.startswith(("/", "sha256:")):
        raise ValueError("write an address as /risks/rain/, from the front page on, or as the gate gave it")
    return text


class Settings(BaseModel):
    """What `publishing.yml` may hold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    host: Annotated[str, AfterValidator(_known)] = ""
    keep: int = Field(KEEP, ge=1)
    gone: frozenset[Annotated[str, AfterValidator(_address)]] = frozenset()

    @classmethod
    def beside(cls, content: Path) -> Self:
        """Read the settings beside a content folder, if there are any; raises `BadSettings`."""
        file = content.resolve().parent / SETTINGS
        if not file.is_file():
            return cls()
        try:
            return cls.model_validate(safe_load(file.read_bytes()) or {})
        except (YAMLError, RecursionError) as error:
            raise BadSettings(f"{file} cannot be read: {' '.join(str(error).split())}") from error
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(map(str, first["loc"])) or "the file"
            said = _PLAINLY.get(first["type"], first["msg"].removeprefix("Value error, "))
            raise BadSettings(f"{file}: {key}: {said}") from error
