# coding: utf-8  # noqa: UP009 – Python 2 asks for it before it can show a Russian sentence
"""Entry to the project's commands: `python3 scripts/dev.py serve`. It knows only which Python is too old for them.

It keeps to the grammar of Python 2.7: an old interpreter must reach the message that says what to do instead.
"""

import os
import sys

OLDEST = (3, 11)


def refusal(version):  # type: (tuple[int, ...]) -> str
    """Returns a Russian message for a Python that is too old, empty when `version` will do."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return (
        "Нужен Python 3.11 или новее, а этот – " + ".".join(str(part) for part in version[:3]) + ".\n"
        "Установите новый Python и запустите команду им, например: python3.12 scripts/dev.py"
    )


def main():  # type: () -> int
    """Runs the command named in the arguments; returns the exit code."""
    if refusal(sys.version_info[:3]):
        sys.stderr.write(refusal(sys.version_info[:3]) + "\n")
        return 2
    sys.path[0] = os.path.dirname(sys.path[0])  # the project's folder, of which `scripts` is a package
    from scripts.lib.commands import run  # not before the check: written for today's Python

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
