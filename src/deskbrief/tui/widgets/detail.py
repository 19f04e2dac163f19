"""The panel below the paragraphs: word by word, alternatives, findings, what was left out, the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import OptionList, Static, TabbedContent, TabPane
from textual.widgets.option_list import Option


class Tab(StrEnum):
    """The tabs; their values are ids, and words for people."""

    WORDS = "words"
    OFFERS = "alternatives"
    FINDINGS = "findings"
    MEMORY = "memory"
    NAMES = "names"
    LEFT_OUT = "left-out"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Choice:
    """One line that can be chosen."""

    id: str
    text: Text
    is_heading: bool = False
    """It stands above others and cannot be chosen itself."""


class DetailPanel(Vertical):
    """Shows what it is given, and tells which line of it was chosen."""

    @dataclass
    class Chosen(Message):
        """A line was chosen, by Enter or a click."""

        tab: Tab
        id: str

    @dataclass
    class TabShown(Message):
        """Another tab is seen; what it shows is to be given by ``show``."""

        tab: Tab

    def compose(self) -> ComposeResult:
        """Place a scrolling text or a list of choices in each tab."""
        with TabbedContent(id="tabs"):
            for tab in Tab:
                with TabPane(tab.value.replace("-", " ").capitalize(), id=tab.value):
                    if tab in (Tab.WORDS, Tab.ARTICLE):
                        with VerticalScroll(id=f"{tab.value}-scroll"):
                            yield Static("", id=f"{tab.value}-text", markup=False)
                    else:
                        yield OptionList(id=f"{tab.value}-list", markup=False)

    @property
    def tab(self) -> Tab:
        """The tab that is seen."""
        return Tab(self.query_one(TabbedContent).active or Tab.WORDS.value)

    @tab.setter
    def tab(self, tab: Tab) -> None:
        self.query_one(TabbedContent).active = tab.value

    @property
    def text_width(self) -> int:
        """The cells that a line of text has."""
        return max(20, self.size.width - 6)

    def show_text(self, tab: Tab, text: Text) -> None:
        """Fill a tab of text."""
        self.query_one(f"#{tab.value}-text", Static).update(text)

    def show_choices(self, tab: Tab, choices: Sequence[Choice], none: str) -> None:
        """Fill a tab of choices, or say why there is none; the highlight stays where it was."""
        options = self.query_one(f"#{tab.value}-list", OptionList)
        at = options.highlighted
        options.clear_options()
        if choices:
            options.add_options(
                [
                    Option(choice.text, disabled=True)
                    if choice.is_heading
                    else Option(choice.text, id=choice.id)
                    for choice in choices
                ]
            )
            can_be = [number for number, choice in enumerate(choices) if not choice.is_heading]
            options.highlighted = next((number for number in can_be if number >= (at or 0)), can_be[-1])
        else:
            options.add_option(Option(Text(none, style="dim"), disabled=True))

    def highlight(self, tab: Tab, choice: str) -> None:
        """Point out one of a tab's choices."""
        options = self.query_one(f"#{tab.value}-list", OptionList)
        options.highlighted = options.get_option_index(choice)

    def highlighted(self, tab: Tab) -> str | None:
        """Return the choice that is pointed out in a tab."""
        options = self.query_one(f"#{tab.value}-list", OptionList)
        at = options.highlighted
        return options.get_option_at_index(at).id if at is not None else None

    def focus_content(self) -> None:
        """Give the keyboard to what the tab shows."""
        tab = self.tab
        name = f"#{tab.value}-scroll" if tab in (Tab.WORDS, Tab.ARTICLE) else f"#{tab.value}-list"
        self.query_one(name).focus()

    @on(TabbedContent.TabActivated)
    def _tab_shown(self, event: TabbedContent.TabActivated) -> None:
        event.stop()
        self.post_message(self.TabShown(self.tab))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id is not None:
            self.post_message(self.Chosen(self.tab, event.option_id))
