"""What went wrong, on the standard error, in the language of this process."""

from __future__ import annotations

import errno
import sys
import warnings
from typing import TYPE_CHECKING

from .words import WORDS, lang, say

if TYPE_CHECKING:
    from .. import BoussoleError


def tell(error: BoussoleError) -> None:
    """Every fault on a line of its own, with file and place, then their number."""
    for fault in error.faults:
        print(fault.message(lang()), file=sys.stderr)
    count, told = error.fault_count, len(error.faults)
    name = "fault" if count == 1 else "faults" if count == told else "first_faults"
    print(say(name, count=count, told=told), file=sys.stderr)


def reason_of(error: OSError) -> str:
    """Why the system refused a file; in its own words where there are none here."""
    name = errno.errorcode.get(error.errno or 0, "")
    return say(name) if name in WORDS else str(error.strerror)


def tell_warnings() -> None:
    """Warnings in the language of this process, a line each."""
    from .. import InvalidCellsWarning, RetentionWarning

    others = warnings.showwarning

    def show(message: Warning | str, *rest: object) -> None:
        if isinstance(message, RetentionWarning):
            print(say("past_retention", until=message.until), file=sys.stderr)
        else:
            others(message, *rest)  # type: ignore[arg-type]

    warnings.simplefilter("always", RetentionWarning)
    # Each cell is told on a line of its own.
    warnings.simplefilter("ignore", InvalidCellsWarning)
    warnings.showwarning = show  # type: ignore[assignment]
