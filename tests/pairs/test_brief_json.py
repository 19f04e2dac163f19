"""Briefs read again: paragraphs with their sentences, bullets, and the lines that they begin on."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.errors import LoadError
from deskbrief.pairs import FileKind, SentencePair, Skip, Skipped, open_pairs

ARABIC = "أعلنت الوزارة النتائج اليوم."
ENGLISH = "The ministry announced the results today."


def paragraph(**changes):
    sentence = {"id": "p1.1", "source": ARABIC, "translation": ENGLISH, "engine": "draft"}
    whole = {"id": "p1", "language": "ar", "source": ARABIC, "translation": ENGLISH, "sentences": [sentence]}
    return whole | changes


def brief(**keys):
    return json.dumps({"title": "x", "paragraphs": [paragraph()], **keys}, ensure_ascii=False, indent=2)


def opened(text):
    return open_pairs(io.BytesIO(text.encode("utf-8", "surrogatepass")), "brief.json")


def test_a_brief_of_the_exporter_is_read_whole(deskbrief, tmp_path, article):
    (tmp_path / "a.txt").write_text(article, encoding="utf-8")
    written = deskbrief("--format", "json", "a.txt").stdout
    file = open_pairs(io.BytesIO(written), "brief.json")
    found = list(file.entries)
    whole = json.loads(written)
    assert file.kind is FileKind.BRIEF
    assert [pair.source for pair in found] == [each["source"] for each in whole["paragraphs"]]
    assert [pair.target for pair in found] == [each["translation"] for each in whole["paragraphs"]]
    assert [len(pair.sentences) for pair in found] == [len(each["sentences"]) for each in whole["paragraphs"]]
    assert len(file.bullets) == len(whole["bullets"]) + len(whole["key_points"])
    lines = written.decode().split("\n")
    for pair in found:
        assert lines[pair.line - 1].strip() == "{"
        assert json.dumps(pair.id) in lines[pair.line]


def test_a_paragraph_keeps_its_sentences_and_who_translated_them():
    (pair,) = opened(brief()).entries
    assert pair.sentences == (SentencePair(ARABIC, ENGLISH, "draft"),)
    assert (pair.id, pair.language) == ("p1", "ar")


def test_sentences_that_no_longer_make_up_the_translation_are_left_out():
    (pair,) = opened(brief(paragraphs=[paragraph(translation="By hand.")])).entries
    assert (pair.target, pair.sentences) == ("By hand.", ())


def test_a_brief_on_one_line_is_read():
    (pair,) = opened(json.dumps({"paragraphs": [paragraph()]})).entries
    assert (pair.line, pair.source) == (1, ARABIC)


@pytest.mark.parametrize("value", [None, 3, "x", [], {}, {"source": 3, "translation": "x"}])
def test_what_is_no_paragraph_is_passed_over(value):
    _, skipped = opened(brief(paragraphs=[paragraph(), value])).entries
    assert isinstance(skipped, Skipped)
    assert skipped.reason is Skip.NO_PARAGRAPH


@pytest.mark.parametrize(
    "value", [None, 3, {"text": "x"}, {"text": "x", "cites": []}, {"text": " ", "cites": ["a"]}]
)
def test_what_is_no_bullet_is_left_alone(value):
    assert opened(brief(bullets=[value])).bullets == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('{"paragraphs": [\n{]}', "damaged JSON: line 2"),
        ('{"paragraphs": {}}', "no list named paragraphs"),
        ("{}", "no list named paragraphs"),
        ('{"paragraphs": []}', "no pair"),
        ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "nested too deeply"),
        ('{"a": ' + "1" * 10_000 + "}", "too long"),
    ],
)
def test_what_is_no_brief_is_an_error_that_says_what_was_found(text, found):
    with pytest.raises(LoadError, match=found) as raised:
        list(opened(text).entries)
    assert raised.value.hint


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["source", "translation", "sentences", "text", "cites", "id", "x"]), inner, max_size=4
    ),
    max_leaves=12,
)  # fmt: skip


@given(
    st.dictionaries(st.sampled_from(["paragraphs", "bullets", "key_points", "x"]), JSON),
    st.sampled_from([None, 1]),
)
def test_no_json_whatever_raises_anything_but_a_load_error(value, indent):
    try:
        list(opened(json.dumps({"a": 1, **value}, indent=indent)).entries)
    except LoadError as failure:
        assert failure.message and failure.hint
