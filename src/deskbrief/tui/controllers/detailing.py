"""The detail panel: what it shows of the paragraph under the cursor, and what choosing a line of it does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deskbrief.tui import details
from deskbrief.tui.layout.spot import Part, Spot
from deskbrief.tui.widgets.detail import DetailPanel, Tab

if TYPE_CHECKING:
    from deskbrief.tui.screens.desk import DeskScreen


class Detailing:
    """Fills the tab that is seen, and only that one."""

    def __init__(self, desk: DeskScreen) -> None:
        self._desk = desk

    @property
    def _panel(self) -> DetailPanel:
        return self._desk.detail

    def toggle(self, tab: Tab | None = None) -> None:
        """Open the panel, at a tab where one is named, or close it if that is what is seen."""
        panel = self._panel
        if panel.display and tab in (None, panel.tab):
            self.close()
            return
        panel.display = True
        self._desk.add_class("with-detail")
        if tab is not None:
            panel.tab = tab
        self.fill()
        if tab not in (None, Tab.WORDS, Tab.ARTICLE):
            panel.call_after_refresh(panel.focus_content)

    def show(self, tab: Tab, choice: str) -> None:
        """Open the panel at a choice of a tab; the keyboard stays where it is."""
        self._panel.display = True
        self._desk.add_class("with-detail")
        self._panel.tab = tab
        self.fill()
        self._panel.highlight(tab, choice)

    def close(self) -> bool:
        """Close the panel; False where it was closed."""
        if not self._panel.display:
            return False
        had_focus = self._panel.has_focus_within
        self._panel.display = False
        self._desk.remove_class("with-detail")
        if had_focus:
            self._desk.board.focus()
        return True

    def changed(self, row_id: str) -> None:
        """Show a paragraph anew, if it is the one that is shown."""
        if row_id == self._desk.board.spot.row_id:
            self.fill()

    def fill(self) -> None:
        """Show the paragraph under the cursor."""
        desk, panel = self._desk, self._panel
        row_id = desk.board.spot.row_id
        if not panel.display or not row_id:
            return
        row, drawing, width = desk.session.row(row_id), desk.board.drawing, panel.text_width
        match panel.tab:
            case Tab.WORDS:
                panel.show_text(Tab.WORDS, details.words(row, drawing))
            case Tab.OFFERS:
                none = "The engine has offered nothing yet." if not row.machine else "No other offers."
                panel.show_choices(Tab.OFFERS, details.offers(row), none)
            case Tab.FINDINGS:
                choices = details.findings(row, desk.showing.bullets(row_id), drawing)
                panel.show_choices(Tab.FINDINGS, choices, "The checks found nothing here.")
            case Tab.MEMORY:
                choices = details.remembered(desk.remembering.matches(row), drawing, width)
                panel.show_choices(Tab.MEMORY, choices, desk.remembering.nothing)
            case Tab.NAMES:
                panel.show_choices(
                    Tab.NAMES, details.names(desk.naming.names(), drawing), desk.naming.nothing
                )
            case Tab.LEFT_OUT:
                choices = details.left_out(desk.session, drawing, width)
                panel.show_choices(Tab.LEFT_OUT, choices, "Nothing of the page was left out.")
            case Tab.ARTICLE:
                panel.show_text(Tab.ARTICLE, details.article(desk.session, drawing, width))

    def chosen(self, tab: Tab, choice: str) -> None:
        """Take an alternative, go to a finding, put a block back, place a text."""
        desk = self._desk
        row_id = desk.board.spot.row_id
        if tab is Tab.OFFERS:
            desk.session.take_alternative(row_id, int(choice))
            desk.changed(row_id)
        elif tab is Tab.FINDINGS and choice.startswith("dismissed:"):
            finding, _ = desk.session.row(row_id).dismissed[int(choice.partition(":")[2])]
            desk.session.restore(row_id, finding)
            desk.changed(row_id)
        elif tab is Tab.FINDINGS:
            desk.board.focus()
            kind, _, rest = choice.partition(":")
            if kind == "bullet":
                desk.board.go_to(Spot(Part.BRIEF, row_id, int(rest.partition(":")[0])))
            else:
                desk.board.go_to(Spot(Part.TARGET, row_id))
        elif tab is Tab.MEMORY:
            desk.remembering.take(row_id, choice)
        elif tab is Tab.NAMES:
            desk.naming.go_on(int(choice))
        elif tab is Tab.LEFT_OUT:
            kind, _, name = choice.partition(":")
            if kind == "unplaced":
                desk.session.place(name, row_id)
                desk.changed(row_id)
            else:
                back = desk.session.put_back(name)
                desk.changed(back.id)
                desk.board.go_to(Spot(Part.TARGET, back.id))
                desk.drafting.start()
