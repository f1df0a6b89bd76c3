"""The kind `glossary`: all that its folder says of it, as one value."""

from generator.core.kind import Kind, Layout
from generator.kinds.glossary.model import Glossary
from generator.kinds.glossary.rules import terms_do_not_repeat
from generator.kinds.glossary.view import view

KIND = Kind(
    name="glossary",
    model=Glossary,
    one="glossary",
    many="Words explained",
    about="This page explains words that councils use.",
    menu=85,
    group="about",
    layout=Layout.FILE,
    terms=lambda record: record.terms,
    view=view,
    rules=(terms_do_not_repeat,),
)
