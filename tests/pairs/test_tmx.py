"""Translation memories: languages in either order, inline codes, damage, and no way out of the file."""

import io
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.errors import LoadError
from deskbrief.pairs import FileKind, Skip, Skipped, open_pairs

ARABIC = "أعلنت الوزارة النتائج اليوم."
ENGLISH = "The ministry announced the results today."
HEAD = '<?xml version="1.0" encoding="{}"?>\n<tmx version="1.4"><header srclang="ar"/>\n<body>\n'
TAIL = "</body></tmx>\n"


def variant(language, text, attribute="xml:lang"):
    return f'<tuv {attribute}="{language}"><seg>{text}</seg></tuv>'


def unit(*variants, name=""):
    given_name = f' tuid="{name}"' if name else ""
    return f"<tu{given_name}>\n{''.join(variants)}\n</tu>\n"


def memory(*units, encoding="utf-8"):
    return (HEAD.format(encoding) + "".join(units) + TAIL).encode(encoding)


def entries(data):
    file = open_pairs(io.BytesIO(data), "memory.tmx")
    assert file.kind is FileKind.TMX
    return list(file.entries)


def texts(*variants):
    (pair,) = entries(memory(unit(*variants)))
    return pair.source, pair.target


def test_a_unit_is_a_pair_with_its_line_and_name():
    first, second = entries(
        memory(
            unit(variant("ar", ARABIC), variant("en", ENGLISH)),
            unit(variant("ar", "نعم"), variant("en", "Yes"), name="u2"),
        )
    )
    assert (first.line, first.source, first.target, first.id) == (4, ARABIC, ENGLISH, "")
    assert (second.line, second.source, second.target, second.id) == (7, "نعم", "Yes", "u2")


@pytest.mark.parametrize("arabic", ["ar", "AR", "ar-SA", "ar_EG", "ara", "arb"])
@pytest.mark.parametrize("english", ["en", "EN-US", "en_GB", "eng"])
def test_languages_are_told_with_or_without_a_region_and_in_either_order(arabic, english):
    pair = variant(arabic, ARABIC), variant(english, ENGLISH)
    assert texts(*pair) == texts(*pair[::-1]) == (ARABIC, ENGLISH)


def test_the_attribute_of_older_versions_is_read():
    assert texts(variant("ar", ARABIC, "lang"), variant("en", ENGLISH, "lang")) == (ARABIC, ENGLISH)


def test_of_two_english_texts_the_first_is_taken_and_other_languages_are_left():
    french = variant("fr", "Le ministère a annoncé les résultats.")
    assert texts(french, variant("en-GB", "one"), variant("en-US", "two"), variant("ar", ARABIC)) == (
        ARABIC,
        "one",
    )


def test_a_namespace_makes_no_difference():
    data = memory(unit(variant("ar", ARABIC), variant("en", ENGLISH)))
    data = data.replace(b"<tmx ", b'<tmx xmlns="http://www.lisa.org/tmx14" ')
    assert [pair.source for pair in entries(data)] == [ARABIC]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("The <hi>new</hi> plan", "The new plan"),
        ('The <bpt i="1">&lt;b&gt;</bpt>new<ept i="1">&lt;/b&gt;</ept> plan', "The new plan"),
        ("The plan<ph>&lt;br/&gt;</ph>passed", "The plan passed"),
        ("The plan <ph>&lt;br/&gt;</ph> passed", "The plan  passed"),
        ('A <ph>&lt;img alt="<sub>a bridge</sub>"/&gt;</ph> fell', "A  fell"),
        ("<hi>The <hi>new</hi></hi> plan", "The new plan"),
        ("R&amp;D &lt;5%", "R&D <5%"),
        ("a<!-- note -->b", "ab"),
    ],
)
def test_codes_go_and_words_stay(written, text):
    assert texts(variant("ar", ARABIC), variant("en", written)) == (ARABIC, text)


def test_a_missing_translation_is_a_pair_still():
    assert texts(variant("ar", ARABIC), '<tuv xml:lang="en"><seg/></tuv>') == (ARABIC, "")


@pytest.mark.parametrize(
    ("spoilt", "reason"),
    [
        ([variant("en", ENGLISH)], Skip.NO_ARABIC),
        ([variant("ar", ARABIC)], Skip.NO_ENGLISH),
        ([variant("ar", " "), variant("en", ENGLISH)], Skip.NO_SOURCE),
        ([], Skip.NO_ARABIC),
    ],
)
def test_a_unit_that_is_no_pair_is_passed_over_with_its_reason(spoilt, reason):
    good = unit(variant("ar", ARABIC), variant("en", ENGLISH))
    assert entries(memory(good, unit(*spoilt)))[1] == Skipped(7, reason)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1256"])
def test_the_declared_encoding_is_read(encoding):
    (pair,) = entries(memory(unit(variant("ar", ARABIC), variant("en", ENGLISH)), encoding=encoding))
    assert (pair.source, pair.target) == (ARABIC, ENGLISH)


def test_damage_is_an_error_with_its_line_after_what_stands_before_it():
    good = unit(variant("ar", ARABIC), variant("en", ENGLISH))
    data = memory(good, good).replace(b"</body>", b"<tu><seg></tu></body>")
    found = []
    with pytest.raises(LoadError, match=r"line 10\b") as raised:
        for entry in open_pairs(io.BytesIO(data), "memory.tmx").entries:
            found.append(entry)
    assert len(found) == 2
    assert "memory.tmx" in raised.value.message


def test_a_file_that_was_cut_off_is_an_error():
    data = memory(unit(variant("ar", ARABIC), variant("en", ENGLISH)))
    with pytest.raises(LoadError, match="damaged XML"):
        entries(data[: len(data) // 2 + 120])


def test_a_file_without_one_of_the_languages_is_an_error():
    with pytest.raises(LoadError, match="marked as English"):
        entries(memory(unit(variant("ar", ARABIC), variant("fr", "Oui"))))


def test_an_entity_of_another_file_is_never_read(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    kind = f'<!DOCTYPE tmx [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>\n<tmx'.encode()
    data = memory(unit(variant("ar", ARABIC), variant("en", "a &x; b"))).replace(b"<tmx", kind)
    (pair,) = entries(data)
    assert "SECRET" not in pair.target


def test_entities_that_multiply_are_refused():
    bomb = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True))
    kind = f'<!DOCTYPE tmx [<!ENTITY a "{"x" * 100}">{bomb}]>\n<tmx'.encode()
    data = memory(unit(variant("ar", ARABIC), variant("en", ENGLISH), name="&j;")).replace(b"<tmx", kind)
    with pytest.raises(LoadError):
        entries(data)


def test_the_dtd_that_the_standard_names_is_not_fetched():
    data = memory(unit(variant("ar", ARABIC), variant("en", ENGLISH)))
    assert entries(data.replace(b"<tmx", b'<!DOCTYPE tmx SYSTEM "http://x.invalid/tmx14.dtd">\n<tmx'))


def test_lines_are_counted_beyond_what_libxml2_keeps():
    good = unit(variant("ar", "نعم"), variant("en", "Yes"))
    last = entries(memory(*[good] * 25_000))[-1]
    assert last.line == 4 + 24_999 * 3


def test_memory_does_not_grow_with_the_file():
    good = unit(variant("ar", ARABIC), variant("en", ENGLISH))
    file = open_pairs(io.BytesIO(memory(*[good] * 20_000)), "x")
    tracemalloc.start()
    try:
        assert sum(1 for _ in file.entries) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 2_000_000
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=120))
def test_no_bytes_whatever_in_a_unit_raise_anything_but_a_load_error(data):
    whole = HEAD.format("utf-8").encode() + b"<tu>" + data + b"</tu>" + TAIL.encode()
    try:
        list(open_pairs(io.BytesIO(whole), "x").entries)
    except LoadError as failure:
        assert failure.message and failure.hint
