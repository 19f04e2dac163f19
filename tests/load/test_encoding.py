"""Our own table: which bytes come out as which text. Short texts are the hard ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskbrief.errors import LoadError
from deskbrief.load.encoding import decode

TEXTS = [
    "وزير",
    "أعلنت الحكومة",
    "بغداد/ واع",
    "قال الوزير إن الخطة جاهزة.",
    "انفجار في البصرة يوقع 3 قتلى",
    "هل تنجح المفاوضات؟",
    "مُحَمَّد",
    "أسعار النفط: 75 دولارا للبرميل، وفق رويترز",
    "أطلقت شركة Solar Link مشروعا بقيمة 310 ملايين دولار",
    "رئيس الوزراء يستقبل السفير في بغداد ويبحث معه ملف المياه\r\n\r\nوقال البيان إن اللقاء كان إيجابيا.",
]
ENCODINGS = {
    "utf-8": "utf-8",
    "utf-8-sig": "utf-8",
    "utf-16": "utf-16",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
    "utf-32": "utf-32",
    "cp1256": "windows-1256",
    "iso8859-6": "iso-8859-6",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("text", TEXTS)
def test_every_encoding_of_arabic_is_told_apart(text, encoding):
    decoded = decode(text.encode(encoding), "x")
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, ENCODINGS[encoding], ())


@pytest.mark.parametrize("text", ["Le café où l’été dernier…", "Der größte Überfall für Österreich"])
def test_a_european_page_is_not_taken_for_arabic(text):
    assert decode(text.encode("cp1252"), "x").text == text


@given(st.text(st.sampled_from("اأبةتثجحخدذرزسشصضطظعغفقكلمنهويىئؤء "), min_size=6, max_size=200))
def test_any_arabic_letters_survive_windows_1256(text):
    assert decode(text.encode("cp1256"), "x").text == text


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=100))
def test_utf8_is_always_read_as_what_it_is(text):
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "x").text == text


def test_lines_of_windows_1256_in_a_utf8_file_are_recovered_and_noted():
    page = "قال الوزير إن\nالخطة جاهزة\n".encode() + "وأضاف أن الحكومة\r\n".encode("cp1256") + "تم".encode()
    decoded = decode(page, "x")
    assert decoded.text == "قال الوزير إن\nالخطة جاهزة\nوأضاف أن الحكومة\r\nتم"
    assert decoded.notes == ("Not UTF-8 but read as Windows-1256: line 3.",)


def test_a_file_cut_off_within_a_letter_keeps_the_rest_and_says_so():
    decoded = decode("قال الوزير إن الخطة".encode()[:-1], "x")
    assert decoded.text == "قال الوزير إن الخط\ufffd"
    assert decoded.notes == ("1 place could not be read as UTF-8 and shows as \ufffd.",)


def test_an_encoding_that_the_page_declares_is_believed_where_it_fits():
    assert decode("نص".encode("iso8859-6"), "x", declared="iso-8859-6").text == "نص"
    assert decode("قال الوزير".encode("cp1256"), "x", declared="utf-8").text == "قال الوزير"
    assert decode("قال الوزير".encode("cp1256"), "x", declared="no-such-code").text == "قال الوزير"
    assert decode("قال الوزير".encode(), "x", declared="windows-1256").text == "قال الوزير"


def test_bytes_in_no_known_encoding_are_refused_with_a_way_out():
    with pytest.raises(LoadError) as caught:
        decode("Привет, мир. Сегодня в городе прошёл дождь".encode("koi8-r") + b"\x81\x8d\x8f", "x.txt")
    assert "iconv" in caught.value.hint


@pytest.mark.parametrize("data", [b"abc\x00def" * 9, bytes(range(256)) * 8, b"\x01\x02\x03" * 100])
def test_binary_is_refused(data):
    with pytest.raises(LoadError, match="is binary"):
        decode(data, "x")
