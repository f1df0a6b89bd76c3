"""Asking somebody at a terminal: one question after another, numbered choices, and again where an answer is wrong."""

from collections.abc import Mapping

from generator.starting.new import CannotStart
from generator.starting.questions import Question


def ask(question: Question, choices: Mapping[str, str], wrong: str) -> str:
    """Ask one question; a choice may be answered by its number. Raises `CannotStart` where nobody answers."""
    if wrong:
        print(wrong)
    print(f"\n{question.asked}")
    for number, name in enumerate(choices.values(), 1):
        print(f"  {number}  {name}")
    if question.example:
        print(f"  (for example: {question.example})")
    if not question.needed:
        print("  (leave it empty if your source does not say)")
    typed = ask_line("", f"--{question.flag}").strip()
    if typed.isdecimal() and typed not in choices and 1 <= int(typed) <= len(choices):
        return list(choices)[int(typed) - 1]
    return typed


def ask_line(asked: str, flag: str = "") -> str:
    """Ask for a line; raises `CannotStart` where nobody answers."""
    if asked:
        print(asked)
    try:
        return input("> ")
    except EOFError as error:
        told = f"; give it with {flag}" if flag else ""
        raise CannotStart(f"there was no answer{told}. Nothing was written") from error
    except KeyboardInterrupt as error:
        raise CannotStart("stopped. Nothing was written") from error
