"""`plainrecord schema`: what editors need to help while somebody types."""

from argparse import Namespace

from generator.checks.checking import check
from generator.commands.usage import content_of, day_of, report
from generator.kinds import all_kinds
from generator.machine.generated import write_generated
from generator.reference.schema import ids_of, schemas, settings_with


def run(options: Namespace) -> int:
    """Write the schemas, with the ids of the content's records."""
    checked = check(content_of(options), day_of(options), all_kinds())
    if checked.register is None:
        return report(checked.problems, checked.records, options.content) or 1
    ended = write_generated(options.out, schemas(all_kinds(), ids_of(checked.register)), options.check, "schema")
    folder = options.out.parent / ".vscode"
    settings = folder / "settings.json"
    held = settings.read_text(encoding="utf-8") if settings.is_file() else ""
    made = {settings.name: settings_with(held, all_kinds())} if held else {}
    return max(ended, write_generated(folder, made, options.check, "schema", ours=True))
