"""The ids by which records of several kinds name records of another.

Any model can name the records of any kind by a type of the same form: `Annotated[Id, RefersTo("its-folder")]`. Those
that more than one kind needs are here, as no kind imports another.
"""

from typing import Annotated

from generator.core.part import Id, RefersTo

DecisionId = Annotated[Id, RefersTo("decisions")]
MeetingId = Annotated[Id, RefersTo("minutes")]
SavingId = Annotated[Id, RefersTo("savings")]
