"""The JSON brief: its bytes are the contract, its first keys in order."""

import json
from dataclasses import replace
from pathlib import Path

from tests.support.recorded import assert_as_recorded

from deskbrief.document import DroppedBlock
from deskbrief.export import render

GOLDEN = Path(__file__).with_name("golden") / "bridge.json"


def test_the_bytes_of_a_brief_are_as_recorded(brief):
    assert_as_recorded(render(brief, "json"), GOLDEN)


def test_the_promised_keys_come_first_and_in_order(brief):
    held = json.loads(render(brief, "json"))
    assert list(held)[:6] == ["title", "paragraphs", "bullets", "key_points", "dropped", "signature"]
    assert list(held["paragraphs"][0])[:6] == ["id", "kind", "language", "source", "translation", "flags"]
    assert list(held["bullets"][0])[:2] == ["text", "paragraphs"]
    assert list(held["key_points"][0])[:2] == ["text", "paragraphs"]
    assert held["dropped"][0] == {"text": "مقالات ذات صلة", "reason": "related articles"}


def test_bullets_name_paragraphs_that_are_there(brief):
    held = json.loads(render(brief, "json"))
    ids = {paragraph["id"] for paragraph in held["paragraphs"]}
    assert {p for b in held["bullets"] + held["key_points"] for p in b["paragraphs"]} <= ids


def test_a_flagged_paragraph_carries_its_flags(brief):
    held = json.loads(render(brief, "json"))
    assert {p["id"]: p["flags"] for p in held["paragraphs"]}["b"] == ["loop"]


def test_arabic_stands_as_it_is_and_lone_surrogates_become_replacement_characters(brief):
    dropped = (DroppedBlock("z", 0, 1, "سيء \\udc81 \udc81", "noise"),)
    text = render(replace(brief, article=replace(brief.article, dropped=dropped)), "json")
    assert json.loads(text)["dropped"][0]["text"] == "سيء \\udc81 \ufffd"
    text.encode("utf-8")


def test_what_a_person_wrote_and_checked_is_told_of_each_paragraph(brief):
    first, *others = brief.segments
    made = tuple(replace(t, engine="person") for t in first.translations)
    reviewed = replace(brief, segments=(replace(first, translations=made, checked=True), *others))
    one, two, *_ = json.loads(render(reviewed, "json"))["paragraphs"]
    assert (one["edited"], one["checked"]) == (True, True)
    assert (two["edited"], two["checked"]) == (False, False)
