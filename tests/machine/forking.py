"""Runs commands one after another, each in a process of its own that may be killed, without loading the program anew.

A line in is a JSON list: the folder to be in, the arguments, and after how many seconds to kill it (null: never). A
line out is a JSON list: how it ended, in how many seconds, and what it said.
"""

import json
import os
import select
import signal
import sys
import time

import generator.building.whole_site
import generator.changes.compare
import generator.checks.cache
import generator.commands.cli
import generator.machine.generated
import generator.publishers.mkdocs.publisher
import generator.rewriting.folder
import generator.starting.init
import generator.starting.new


def run(folder: str, arguments: list[str]) -> None:
    """Be the command."""
    os.chdir(folder)
    try:
        ended = generator.commands.cli.main(arguments)
    except SystemExit as error:
        ended = 2 if error.code else 0
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ended)


for line in sys.stdin:
    folder, arguments, patience = json.loads(line)
    reading, writing = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if not child:
        os.dup2(writing, 1)
        os.dup2(writing, 2)
        os.close(reading)
        os.close(writing)
        run(folder, arguments)
    os.close(writing)
    said = b""
    killed = False
    while True:
        left = None if patience is None or killed else max(0.0, begun + patience - time.monotonic())
        ready, _, _ = select.select([reading], [], [], left)
        if not ready:
            os.kill(child, signal.SIGKILL)
            killed = True
            break
        part = os.read(reading, 65536)
        if not part:
            break
        said += part
    os.close(reading)
    _, status = os.waitpid(child, 0)
    ended = os.waitstatus_to_exitcode(status)
    print(json.dumps([ended, time.monotonic() - begun, said.decode("utf-8", "replace")]), flush=True)
