"""`plainrecord verify`: whether a built site is whole."""

from argparse import Namespace

from generator.machine.harmless import printed
from generator.site.verifying import faults_of
from generator.values.english import counted


def run(options: Namespace) -> int:
    """Name each fault of a site, and how many there are."""
    faults = list(faults_of(options.site))
    for fault in faults:
        print(printed(fault))
    print(printed(f"{options.site}: {counted(len(faults), 'fault') if faults else 'whole'}."))
    return 1 if faults else 0
