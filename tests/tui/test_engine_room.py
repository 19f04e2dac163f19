"""Engines in Python work in a process of their own, so that keys need not wait for them."""

from __future__ import annotations

import threading
import time

import pytest

from deskbrief.brief.summarizers import open_summarizer
from deskbrief.errors import DeskbriefError, EngineError
from deskbrief.load import load_bytes
from deskbrief.models.catalogue import load_catalogue
from deskbrief.models.entry import Role
from deskbrief.pipeline import read_article
from deskbrief.translate.completion import can_complete
from deskbrief.translate.engines import open_engine
from deskbrief.translate.translator import Translator
from deskbrief.tui.workers.apart import Apart, ApartSummarizer, Helper
from deskbrief.tui.workers.engines import EngineRoom

SENTENCE = "أقر مجلس البلدة خطة جديدة لتوزيع المياه."


@pytest.fixture
def helper():
    helper = Helper()
    yield helper
    helper.close()


def refuse():
    raise DeskbriefError("It will not do.", "Do something else.")


def fall_silent():
    import os

    os._exit(9)


def test_the_draft_says_there_what_it_says_here(helper):
    entry = load_catalogue().get("draft", Role.TRANSLATE)
    here, there = open_engine(entry), Apart(entry, helper)
    assert there.translate([SENTENCE], 3) == here.translate([SENTENCE], 3)
    assert (there.name, there.signature, there.max_units) == (here.name, here.signature, here.max_units)
    assert can_complete(there)
    assert there.complete(SENTENCE, "The town") == here.complete(SENTENCE, "The town")


def test_an_error_comes_back_whole(helper):
    with pytest.raises(DeskbriefError) as refused:
        helper.call(refuse)
    assert (refused.value.message, refused.value.hint) == ("It will not do.", "Do something else.")


def test_what_a_library_prints_does_not_get_between_the_answers(helper):
    helper.call(print, "noise")
    assert helper.call(len, "abc") == 3


def test_a_process_that_ends_is_told_and_the_next_call_starts_another(helper):
    with pytest.raises(EngineError, match="ended in the middle"):
        helper.call(fall_silent)
    assert helper.call(len, "abc") == 3


def test_closing_ends_it_at_once_whatever_it_is_at(helper):
    failed = []

    def wait():
        try:
            helper.call(time.sleep, 60)
        except EngineError as error:
            failed.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    time.sleep(0.2)
    helper.close()
    waiting.join(timeout=10)
    assert not waiting.is_alive()
    assert failed


def test_the_room_has_the_draft_work_apart():
    room = EngineRoom.of(load_catalogue(), "draft", "lead-rank")
    try:
        (offers,) = room.engine("draft").translate([SENTENCE])
        assert offers[0].text
    finally:
        room.close()


def test_the_brief_is_the_same_wherever_it_is_made(helper, article):
    entry = load_catalogue().get("lead-rank", Role.SUMMARIZE)
    _, segments = read_article(load_bytes(article.encode(), "-"))
    drafted = Translator(open_engine(load_catalogue().get("draft", Role.TRANSLATE)), n_best=3).translate(
        segments
    )
    here, there = open_summarizer(entry), ApartSummarizer(entry, helper)
    assert (there.name, there.signature) == (here.name, here.signature)
    assert there.bullets(drafted) == here.bullets(drafted) != ()
    assert there.key_points(drafted, 2) == here.key_points(drafted, 2) != ()
