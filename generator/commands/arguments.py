"""What may be after an option of the command line: each is read, or refused in a sentence."""

import argparse
import ipaddress
from datetime import date

from generator.machine.today import named_day


def day(text: str) -> date:
    """Read the day that is to be taken as today."""
    try:
        return named_day(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def address(text: str) -> str:
    """Read where a preview is to be: a number of this machine, or localhost, and a port."""
    host, colon, port = text.rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(host[1:-1] if host.startswith("[") and host.endswith("]") else host)
        if not colon or not 1 <= int(port) <= 65535:
            raise ValueError(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not an address; write it as 127.0.0.1:8000") from None
    return text
