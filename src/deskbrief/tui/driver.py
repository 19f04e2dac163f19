"""A driver of Textual that tells the terminal to leave the order of Arabic alone while the desk is shown.

What a mode has to tell (see ``terminal.escapes``) belongs between Textual's own escapes for the alternate
screen: sent after those that enter it and before anything is painted, taken back before those that leave it.
A driver is the one place where that holds for the start, for suspending, and for a crash alike.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from textual.app import App
from textual.driver import Driver

from deskbrief.display.mode import Mode
from deskbrief.display.terminal import Terminal, escapes

if sys.platform == "win32":  # no terminal there knows the escapes
    BidiDriver = None
else:
    from textual.drivers.linux_driver import LinuxDriver

    class BidiDriver(LinuxDriver):
        """Tells the terminal what the mode has to tell it, and takes that back at the end."""

        starting_mode: Mode = Mode.LOGICAL
        """The mode that a new driver begins with; set on the class before the app runs."""
        terminal: Terminal | None = None
        """What the terminal is known as; set on the class too."""

        def __init__(self, *arguments: Any, **keywords: Any) -> None:
            super().__init__(*arguments, **keywords)
            self.mode: Mode = self.starting_mode
            """The mode that the terminal is in; changed by ``set_mode`` only."""
            self._painting = False

        def set_mode(self, mode: Mode) -> None:
            """Change the mode, and tell the terminal at once if the desk is on it.

            A terminal keeps the direction of each row from when that was written, so everything must be
            painted anew after this.
            """
            before, self.mode = self._escapes, mode
            if before != self._escapes:
                self._tell(before[1] + self._escapes[0])

        def start_application_mode(self) -> None:
            """Take over the terminal."""
            super().start_application_mode()  # type: ignore[no-untyped-call]
            # Textual gives up, without a writer, where it was sent to the background meanwhile.
            self._painting = self._writer_thread is not None
            self._tell(self._escapes[0])

        def stop_application_mode(self) -> None:
            """Give the terminal back as it was."""
            self._tell(self._escapes[1])
            self._painting = False
            super().stop_application_mode()

        @property
        def _escapes(self) -> tuple[str, str]:
            return escapes(self.mode, self.terminal)

        def _tell(self, escape: str) -> None:
            if self._painting and escape:
                self.write(escape)
                self.flush()


def driver_class(mode: Mode, known: Terminal | None = None) -> type[Driver] | None:
    """Return the class of driver to give to ``App``, one that begins with this mode on this terminal.

    ``None``, which leaves the choice to Textual, on Windows and where ``TEXTUAL_DRIVER`` names another. Run
    headless, an app takes Textual's own in any case.
    """
    if BidiDriver is None or os.environ.get("TEXTUAL_DRIVER"):
        return None

    class Starting(BidiDriver):
        """Begins with the mode that was asked for."""

        starting_mode = mode
        terminal = known

    return Starting


def set_mode(app: App[Any], mode: Mode) -> None:
    """Change the mode of a running app's terminal; with another driver than ours nothing is written.

    Everything must be painted anew after this.
    """
    driver = app._driver  # Textual keeps it private; nothing else in deskbrief touches it
    if BidiDriver is not None and isinstance(driver, BidiDriver):
        driver.set_mode(mode)
